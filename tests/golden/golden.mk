# SPDX-License-Identifier: MIT
# Whole command lines: what they print, on which stream, and their exit status. The examples of the documentation too.
CHECKS += golden

GOLDEN_CASES  := $(sort $(wildcard tests/golden/cases/*.txt))
GOLDEN_LISTED := $(shell sed -n 's/^\([a-z0-9.-]*\): .*/\1/p' tests/golden/sheets/commands)
GOLDEN_SHEETS := $(sort $(wildcard tests/golden/sheets/*.*) $(GOLDEN_LISTED:%=tests/golden/sheets/%))
GOLDEN_PAGES  := $(sort $(wildcard README.md docs/*.md docs/*.1))

# CASE=NAME: those whose name begins so, and no page.
CASE ?=
GOLDEN_CHOSEN := $(foreach of,cases sheets,$(filter $(CASE:%=tests/golden/$(of)/%%),$(GOLDEN_CASES) $(GOLDEN_SHEETS)))

.PHONY: golden golden-accept
golden: $(BUILD)/baclofene ## command lines, whole sheets and the pages' examples; CASE=patient: those called so
	PROGRAM='$(BUILD)/baclofene' tests/golden/run \
		$(if $(CASE),$(GOLDEN_CHOSEN),$(GOLDEN_CASES) $(GOLDEN_SHEETS) $(GOLDEN_PAGES))

# The same command lines in one process, in memory, print what the program printed there: for a program that is slow to
# start. KEPT: what they were given, and what was printed.
KEPT ?= $(BUILD)/golden-kept

.PHONY: golden-keep golden-kept golden-apart
golden-keep: $(KEPT)/printed

$(KEPT)/printed: $(BUILD)/baclofene $(BUILD)/tests/replay $(GOLDEN_CASES) $(GOLDEN_PAGES) \
		tests/golden/sheets/commands tests/golden/run tests/mutation/record
	@rm -rf $(KEPT) && mkdir -p $(KEPT)/lines
	@PROGRAM='tests/mutation/record $(KEPT)/lines $(BUILD)/baclofene' tests/golden/run \
		$(GOLDEN_CASES) $(GOLDEN_SHEETS) $(GOLDEN_PAGES) >$(KEPT)/log || { cat $(KEPT)/log; exit 1; }
	@$(BUILD)/tests/replay $(KEPT)/lines/* >$@

golden-kept: $(BUILD)/tests/replay
	@$< $(KEPT)/lines/* >$(BUILD)/replayed || { tail -n 20 $(BUILD)/replayed; exit 1; }
	@cmp $(KEPT)/printed $(BUILD)/replayed
	@echo "golden, in memory: $$(ls $(KEPT)/lines | wc -l) command lines print the same"

# And those that need a process of their own. Leaks are looked for in the others: that takes longer than all else.
golden-apart: $(BUILD)/baclofene
	@ASAN_OPTIONS=detect_leaks=0 PROGRAM='$(BUILD)/baclofene' tests/golden/run --apart \
		$(GOLDEN_CASES) $(GOLDEN_SHEETS) $(GOLDEN_PAGES)

$(BUILD)/tests/replay: tests/mutation/replay.c $(WORLD) $(BUILD)/libapp.a $(BUILD)/libbaclofene.a
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(INCLUDES) $(CPPFLAGS) $(TEST_CFLAGS) $(LDFLAGS) -o $@ $(filter %.c %.a,$^)

golden-accept: $(BUILD)/baclofene ## cases and sheets as they are printed now; read the difference
	PROGRAM='$(BUILD)/baclofene' tests/golden/run --accept $(if $(CASE),$(GOLDEN_CHOSEN),$(GOLDEN_CASES) $(GOLDEN_SHEETS))
