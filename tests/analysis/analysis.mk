# SPDX-License-Identifier: MIT
# What is found without running: a sound analysis of what prints, and the analysers of two compilers.
CHECKS_LONG += eva analysers

.PHONY: eva analysers
eva: ## Frama-C EVA: words, whole sheets and JSON are safe whatever they are handed (needs frama-c)
	tests/analysis/eva $(BUILD)

analysers: ## gcc -fanalyzer and the analyser of clang find nothing
	tests/analysis/analysers
