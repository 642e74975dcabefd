# SPDX-License-Identifier: MIT
# What leaves the source tree: the installed files, the single-file library, the source archive; and what a new
# protocol takes.
CHECKS += install-test amalgamation-test fourth-protocol
CHECKS_LONG += dist-test windows lint

.PHONY: install-test amalgamation-test fourth-protocol dist-test lint
install-test: all shared ## installs, builds docs/example.c against what was installed, and uninstalls
	CC='$(CC) $(CFLAGS) $(LDFLAGS)' tests/install/install $(BUILD)

# The unit tests of the rules, of which each is a program of its own, against the single file.
amalgamation-test: amalgamation ## the single-file library passes the unit tests of the rules
	@mkdir -p $(BUILD)/amalgamation/tests
	$(CC) $(WARNINGS) $(CFLAGS) -c -o $(BUILD)/amalgamation/baclofene.o $(BUILD)/amalgamation/baclofene.c
	@set -e; for test in $(UNIT_RULES_NAMES); do \
		$(CC) $(WARNINGS) -I$(BUILD)/amalgamation $(CPPFLAGS) $(TEST_CFLAGS) $(LDFLAGS) \
			-o $(BUILD)/amalgamation/tests/$$test tests/unit/test_$$test.c $(BUILD)/amalgamation/baclofene.o -lcmocka; \
		$(BUILD)/amalgamation/tests/$$test >$(BUILD)/amalgamation/tests/$$test.log 2>&1 || \
			{ cat $(BUILD)/amalgamation/tests/$$test.log; exit 1; }; \
	done
	@echo 'amalgamation: the unit tests of the rules pass'

fourth-protocol: $(BUILD)/baclofene ## a protocol more is a row more, and so is a source
	CC='$(CC)' tests/install/fourth-protocol $(BUILD)/fourth-protocol $(BUILD)/baclofene

dist-test: ## the source archive: the same bytes twice, every file; it builds and is tested by itself
	tests/install/dist $(BUILD)

lint: ## clang-format, clang-tidy, cppcheck and shellcheck find nothing
	tests/install/lint $(BUILD)
