# SPDX-License-Identifier: MIT
# From requirements to functions and tests, by the marks that stand above them; see docs/requirements.md.
CHECKS += trace

TRACED := docs/requirements.md tests/proof/functions docs/safety.md $(wildcard include/*.h src/*/*.h src/*/*.c \
	src/*/*.def) Makefile $(filter-out tests/trace/% tests/proof/functions %/corpus %/cases %/sheets %/steps,$(wildcard tests/*/*)) \
	$(wildcard tests/golden/cases/*) tests/golden/sheets/commands

.PHONY: trace
trace: ## build/traceability.md: from each requirement to its functions, proofs and tests; complete, or it fails
	@mkdir -p $(BUILD)
	@awk -f tests/trace/trace.awk $(TRACED) >$(BUILD)/traceability.md
	@echo "trace: $$(tail -n 1 $(BUILD)/traceability.md)"
