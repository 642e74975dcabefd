# SPDX-License-Identifier: MIT
# What a generator says of its plan, the checker says of the plan that was printed.
CHECKS += roundtrip

.PHONY: roundtrip
roundtrip: $(BUILD)/baclofene ## schedules as CSV and as compact plans, fed to check, have the generator's own findings
	PROGRAM='$(BUILD)/baclofene' tests/roundtrip/run
