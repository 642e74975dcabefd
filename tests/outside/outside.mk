# SPDX-License-Identifier: MIT
# The program among signals, limits, other runs and other people, on the real system.
CHECKS += outside

.PHONY: outside
outside: $(BUILD)/baclofene ## killed at any moment, a file is whole or absent; signals, limits, neighbours
	tests/outside/kills $<
	tests/outside/files $<
