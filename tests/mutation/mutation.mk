# SPDX-License-Identifier: MIT
# Tests of the tests: every small change of src/rules must be noticed, and of the other rooms 90 % of those that are
# tried.
CHECKS_LONG += mutation mutation-other

# Changes that are tried, and the seed by which they are chosen.
MUTATION_COUNT ?= 60
MUTATION_SEED  ?= 20140314

RUN_MUTATION = CC='$(CC)' CPPFLAGS='$(CPPFLAGS)' LDFLAGS='$(LDFLAGS)' tests/mutation/run

# Files of src/rules that are tried; all of them where none is named.
MUTATION_FILES ?=

.PHONY: mutation mutation-sample mutation-other
mutation: ## the tests notice every changed number, comparison and operator of src/rules
	$(RUN_MUTATION) $(BUILD) $(MUTATION_FILES)

mutation-sample: golden-keep ## and 90 % of some changes of the other rooms, the same ones each time
	KEPT='$(abspath $(KEPT))/lines' $(RUN_MUTATION) --sample $(MUTATION_COUNT) $(MUTATION_SEED) $(BUILD)

mutation-other: ## and of many, others each day
	$(MAKE) mutation-sample MUTATION_COUNT=400 MUTATION_SEED=$$(date +%Y%m%d)
