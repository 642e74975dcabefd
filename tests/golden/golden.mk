# SPDX-License-Identifier: MIT
# Whole command lines: what they print, on which stream, and their exit status. The examples of the documentation too.
CHECKS += golden

GOLDEN_CASES := $(sort $(wildcard tests/golden/cases/*.txt))
GOLDEN_PAGES := $(sort $(wildcard README.md docs/*.md docs/*.1))

.PHONY: golden
golden: $(BUILD)/baclofene ## whole command lines and the examples of the documentation, byte for byte
	PROGRAM='$(BUILD)/baclofene' tests/golden/run $(GOLDEN_CASES) $(GOLDEN_PAGES)
