# SPDX-License-Identifier: MIT
# The program in a world in memory, in which every operation fails in turn.
CHECKS += faults

WORLD := tests/faults/world.c tests/faults/world.h

.PHONY: faults
faults: $(BUILD)/tests/faults ## every failed write, close, open, read, rename and removal is told and leaves nothing
	@$< >$(BUILD)/faults.log || { cat $(BUILD)/faults.log; exit 1; }
	@cat $(BUILD)/faults.log

# What answers command lines in that world, for tests that ask many.
$(BUILD)/tests/faults $(BUILD)/tests/answers: $(BUILD)/tests/%: tests/faults/%.c $(WORLD) $(BUILD)/libapp.a \
		$(BUILD)/libbaclofene.a
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(INCLUDES) $(CPPFLAGS) $(TEST_CFLAGS) $(LDFLAGS) -o $@ $(filter %.c %.a,$^)
