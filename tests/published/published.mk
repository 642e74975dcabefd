# SPDX-License-Identifier: MIT
# Plans from practice and trials: what the checker finds in them, by hand; and the page that shows them side by side.
CHECKS += published

.PHONY: published published-page
published: $(BUILD)/baclofene ## the checker finds in published plans what was worked out by hand, and the page says so
	@PROGRAM='$(BUILD)/baclofene' tests/published/published >$(BUILD)/published.log
	@cat $(BUILD)/published.log

published-page: ## writes the published plans into docs/published.md
	tests/published/published --write
