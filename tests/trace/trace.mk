# SPDX-License-Identifier: MIT
# From requirements to functions and tests, by the marks that stand above them; see docs/requirements.md.
CHECKS += trace numbers

TRACED = docs/requirements.md tests/proof/functions docs/safety.md Makefile $(sort $(wildcard include/*.h src/*/*.h \
	src/*/*.c src/*/*.def) $(shell find tests -type f ! -path 'tests/trace/*' ! -path 'tests/fuzz/corpus/*' \
	! -path 'tests/golden/sheets/*.*' ! -path tests/proof/functions \
	! -name '*.pyc'))

.PHONY: trace
trace: ## build/traceability.md: from each requirement to its functions, proofs and tests; complete, or it fails
	@mkdir -p $(BUILD)
	@awk -f tests/trace/trace.awk $(TRACED) >$(BUILD)/traceability.md
	@echo "trace: $$(tail -n 1 $(BUILD)/traceability.md)"

.PHONY: numbers numbers-write
numbers: trace exhaustive faults published ## the table of numbers in docs/safety.md is true
	@tests/trace/numbers $(BUILD)

numbers-write: trace exhaustive faults published ## writes it
	@tests/trace/numbers $(BUILD) --write
