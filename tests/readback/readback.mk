# SPDX-License-Identifier: MIT
# Random requests, printed in every medium: the same alone as in a list.
CHECKS += alone

READBACK := tests/readback/media.c tests/readback/requests.c $(WORLD) $(wildcard tests/readback/*.h)

.PHONY: alone
alone: $(BUILD)/tests/alone ## a list of random requests is byte for byte what each of them gives alone
	$<

$(BUILD)/tests/alone: tests/readback/alone.c $(READBACK) $(BUILD)/libapp.a $(BUILD)/libbaclofene.a
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(INCLUDES) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.c %.a,$^)
