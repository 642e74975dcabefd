# SPDX-License-Identifier: MIT
# Speed and memory of batch. Times depend on the machine and on what else it does: they are shown, and checked by
# nobody. Instructions are the same each time.
CHECKS_LONG += bench-instructions

.PHONY: bench bench-instructions
bench: $(BUILD)/baclofene ## speed and memory, with the targets beside them; N=1000000 for a million patients
	@tests/bench/bench.sh all $(BUILD)/baclofene $(BUILD)/bench

bench-instructions: $(BUILD)/baclofene ## instructions per day of a schedule stay below their limits
	@tests/bench/bench.sh instructions $(BUILD)/baclofene $(BUILD)/bench
