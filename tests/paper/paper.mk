# SPDX-License-Identifier: MIT
# HTML as Chromium prints it, text as printers of text do.
CHECKS_LONG += pdf print

.PHONY: pdf print
pdf: $(BUILD)/baclofene ## printed by Chromium, sheets have the pages that the program says, whole and headed
	tests/paper/pdf '$(BUILD)/baclofene' $(BUILD)/pdf

print: $(BUILD)/baclofene ## printed by CUPS's filter, a2ps and paps, sheets of text have their pages and no broken line
	tests/paper/print '$(BUILD)/baclofene' $(BUILD)/print
