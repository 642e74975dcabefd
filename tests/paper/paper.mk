# SPDX-License-Identifier: MIT
# HTML as Chromium prints it.
CHECKS_LONG += pdf

.PHONY: pdf
pdf: $(BUILD)/baclofene ## printed by Chromium, sheets have the pages that the program says, whole and headed
	tests/paper/pdf '$(BUILD)/baclofene' $(BUILD)/pdf
