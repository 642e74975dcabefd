# SPDX-License-Identifier: MIT
# Fuzzers over command lines, plans and patient lists. Their inputs are kept in corpus/ and run again by every check:
# one after the other, and each in a process of its own, since what one leaves behind may hide what the next does.
CHECKS += fuzz-replay
CHECKS_LONG += fuzz

FUZZERS := arguments plan batch schedule fhir
FUZZ_SECONDS ?= 60
# Of requests, whose promises are more than that nothing crashes: half an hour.
FUZZ_SCHEDULE_SECONDS ?= 1800
# Inputs for each at most; -1: as many as there is time for.
FUZZ_RUNS ?= -1
# Of libFuzzer; 0: another one each time.
FUZZ_SEED ?= 0
# Whether each kept one has a process of its own, too.
FUZZ_EACH ?= yes
FUZZ_SHARED := tests/fuzz/fuzz.c tests/faults/world.c
FUZZ_HEADERS := tests/fuzz/fuzz.h tests/faults/world.h
FUZZ_FLAGS := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
FUZZ_BUILD := $(BUILD)/fuzz
FUZZ_REPLAYS := $(FUZZERS:%=$(BUILD)/tests/fuzz_replay_%)

.PHONY: fuzz fuzz-replay fuzz-programs
fuzz-replay: $(FUZZ_REPLAYS) ## every input that a fuzzer found worth keeping
	@set -e; for name in $(FUZZERS); do \
		$(BUILD)/tests/fuzz_replay_$$name tests/fuzz/corpus/$$name/*; \
		[ $(FUZZ_EACH) = yes ] || continue; \
		for input in tests/fuzz/corpus/$$name/*; do $(BUILD)/tests/fuzz_replay_$$name $$input >$(BUILD)/replay.log 2>&1 \
			|| { cat $(BUILD)/replay.log; exit 1; }; done; done

# The fourth makes requests as tests/readback does, and reads their sheets as it does.
$(BUILD)/tests/fuzz_replay_schedule $(BUILD)/tests/fuzz_schedule: $(filter-out %/alone.c %/requested.c,\
	$(wildcard tests/readback/*.[ch]))

$(BUILD)/tests/fuzz_replay_%: tests/fuzz/fuzz_%.c tests/fuzz/replay.c $(FUZZ_SHARED) $(FUZZ_HEADERS) \
		$(BUILD)/libapp.a $(BUILD)/libbaclofene.a
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(INCLUDES) $(CPPFLAGS) $(TEST_CFLAGS) $(LDFLAGS) -o $@ $(filter %.c %.a,$^)

# The libraries are built once more, for libFuzzer and the sanitizers.
fuzz: ## libFuzzer, a minute for each and 30 for requests, with the address and the undefined behaviour sanitizer
	$(MAKE) BUILD=$(FUZZ_BUILD) CC=clang CFLAGS='$(FUZZ_FLAGS) -fsanitize=fuzzer-no-link' fuzz-programs
	@set -e; for name in $(FUZZERS); do \
		mkdir -p $(FUZZ_BUILD)/corpus/$$name; \
		seconds=$(FUZZ_SECONDS); [ $$name != schedule ] || seconds=$(FUZZ_SCHEDULE_SECONDS); \
		echo "fuzz $$name: $$seconds s"; \
		$(FUZZ_BUILD)/tests/fuzz_$$name -seed=$(FUZZ_SEED) -runs=$(FUZZ_RUNS) -max_total_time=$$seconds \
			-max_len=4096 -timeout=10 -print_final_stats=1 \
			-dict=tests/fuzz/words.dict -artifact_prefix=$(FUZZ_BUILD)/ \
			$(FUZZ_BUILD)/corpus/$$name tests/fuzz/corpus/$$name >$(FUZZ_BUILD)/$$name.log 2>&1 \
			|| { tail -n 60 $(FUZZ_BUILD)/$$name.log; exit 1; }; \
		grep number_of_executed $(FUZZ_BUILD)/$$name.log; done

fuzz-programs: $(FUZZERS:%=$(BUILD)/tests/fuzz_%)

$(BUILD)/tests/fuzz_%: tests/fuzz/fuzz_%.c $(FUZZ_SHARED) $(FUZZ_HEADERS) $(BUILD)/libapp.a $(BUILD)/libbaclofene.a
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(INCLUDES) $(CPPFLAGS) $(CFLAGS) -fsanitize=fuzzer -o $@ $(filter %.c %.a,$^)
