# SPDX-License-Identifier: MIT
# Tests of the tests: every small change of src/rules must be noticed.
CHECKS_LONG += mutation

.PHONY: mutation
mutation: ## the tests notice every changed number, comparison and operator of src/rules
	CC='$(CC)' CPPFLAGS='$(CPPFLAGS)' LDFLAGS='$(LDFLAGS)' tests/mutation/run $(BUILD)
