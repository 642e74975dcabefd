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

golden-accept: $(BUILD)/baclofene ## cases and sheets as they are printed now; read the difference
	PROGRAM='$(BUILD)/baclofene' tests/golden/run --accept $(if $(CASE),$(GOLDEN_CHOSEN),$(GOLDEN_CASES) $(GOLDEN_SHEETS))
