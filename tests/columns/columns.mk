# SPDX-License-Identifier: MIT
# The widths of characters are those of Unicode's data, as Debian's package unicode-data has it.
# [R-columns]
CHECKS_LONG += columns

UNICODE := /usr/share/unicode
WIDTHS  := $(addprefix $(UNICODE)/,extracted/DerivedGeneralCategory.txt extracted/DerivedEastAsianWidth.txt \
	HangulSyllableType.txt emoji/emoji-data.txt)

.PHONY: columns columns-table
columns: ## widths of characters are those of Unicode's data (needs unicode-data)
	@mkdir -p $(BUILD)/tests
	awk -f tests/columns/columns.awk $(WIDTHS) >$(BUILD)/tests/columns.def
	cmp src/words/columns.def $(BUILD)/tests/columns.def

columns-table: ## writes them anew, after a new version of Unicode
	awk -f tests/columns/columns.awk $(WIDTHS) >src/words/columns.def
