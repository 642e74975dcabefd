# SPDX-License-Identifier: MIT
# HTML as Chromium prints it.
CHECKS_LONG += pdf

.PHONY: pdf
pdf: $(BUILD)/baclofene ## sheets printed by Chromium have the pages that the program says, each whole and with its patient
	tests/paper/pdf '$(BUILD)/baclofene' $(BUILD)/pdf
