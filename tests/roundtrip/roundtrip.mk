# SPDX-License-Identifier: MIT
# What a generator says of its plan, the checker says of the plan that was printed; what batch rejects stays rejected.
CHECKS += roundtrip rejects

# One request in so many.
ROUNDTRIP_EVERY ?= 1

.PHONY: roundtrip rejects
roundtrip: $(BUILD)/tests/answers ## schedules as CSV and as compact plans, fed to check, have its findings
	tests/roundtrip/run $< $(ROUNDTRIP_EVERY)

rejects: $(BUILD)/tests/rejects ## random broken rows, fed back as they were rejected, are rejected again
	$<

$(BUILD)/tests/rejects: tests/roundtrip/rejects.c tests/faults/world.c tests/faults/world.h $(BUILD)/libapp.a \
		$(BUILD)/libbaclofene.a
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(INCLUDES) $(CPPFLAGS) $(TEST_CFLAGS) $(LDFLAGS) -o $@ $(filter %.c %.a,$^)
