# SPDX-License-Identifier: MIT
# Random requests, printed in every medium: read back as the library has them, and the same alone as in a list.
CHECKS += readback alone strengths

READBACK := tests/readback/media.c tests/readback/requests.c $(WORLD) $(wildcard tests/readback/*.h)

# As many as there are; fewer where a program is slow.
READBACK_COUNT ?= 2000
ALONE_COUNT    ?= 2000

.PHONY: readback alone strengths
readback: $(BUILD)/tests/readback ## sheets in every medium, read back by the words on them, hold what the library gives
	$< $(READBACK_COUNT)

alone: $(BUILD)/tests/alone ## a list of random requests is byte for byte what each of them gives alone
	$< $(ALONE_COUNT)

# More of them, with STRENGTHS_SEED=N STRENGTHS_COUNT=N.
STRENGTHS_SEED  ?= 11
STRENGTHS_COUNT ?= 100

strengths: $(BUILD)/tests/answers ## tablets of each strength on sheets and prescriptions are those of JSON
	tests/readback/strengths $< $(STRENGTHS_SEED) $(STRENGTHS_COUNT)

$(BUILD)/tests/readback: tests/readback/requested.c tests/readback/reader.c tests/readback/page.c

$(BUILD)/tests/readback $(BUILD)/tests/alone: $(BUILD)/tests/%: tests/readback/%.c $(READBACK) $(BUILD)/libapp.a \
		$(BUILD)/libbaclofene.a
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(INCLUDES) $(CPPFLAGS) $(TEST_CFLAGS) $(LDFLAGS) -o $@ $(filter %.c %.a,$^)
