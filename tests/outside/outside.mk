# SPDX-License-Identifier: MIT
# The program among signals, limits, other runs and other people, on the real system.
CHECKS += outside

# One of so many moments and lists; more where each run takes long.
OUTSIDE_EVERY ?= 1

.PHONY: outside
outside: $(BUILD)/baclofene ## killed at any moment, a file is whole or absent; signals, limits, neighbours
	EVERY=$(OUTSIDE_EVERY) tests/outside/kills $<
	EVERY=$(OUTSIDE_EVERY) tests/outside/files $<
