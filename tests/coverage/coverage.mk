# SPDX-License-Identifier: MIT
# How much of the code the tests run. Built without optimisation in a place of its own.
CHECKS_LONG += coverage

COVERAGE := $(BUILD)/coverage

.PHONY: coverage
coverage: golden-keep ## 100 % of the lines and branches of src/rules, 95 % of the lines of the rest
	@rm -rf $(COVERAGE)
	@mkdir -p $(BUILD)
	$(MAKE) BUILD=$(COVERAGE) CC=gcc CFLAGS='-O0 -g --coverage' KEPT=$(KEPT) CASE=output FUZZ_EACH=no \
		unit golden-kept golden faults fuzz-replay >$(BUILD)/coverage.log 2>&1 || \
		{ tail -n 40 $(BUILD)/coverage.log; exit 1; }
	gcovr --root . --object-directory $(COVERAGE) --filter 'src/rules/' --branches \
		--fail-under-line 100 --fail-under-branch 100 $(COVERAGE)
	gcovr --root . --object-directory $(COVERAGE) --filter 'src/(words|sheet|paper|data|cli)/' \
		--fail-under-line 95 $(COVERAGE)
