# SPDX-License-Identifier: MIT
# The library against an oracle written from docs/protocol.md. `build/tests/exhaustive 50` takes one request in 50.
CHECKS += exhaustive
CHECKS_LONG += exhaustive-full

EXHAUSTIVE_SOURCES := $(wildcard tests/exhaustive/*.c)
EXHAUSTIVE_HEADERS := $(wildcard tests/exhaustive/*.h) include/baclofene.h

$(BUILD)/tests/exhaustive: $(EXHAUSTIVE_SOURCES) $(EXHAUSTIVE_HEADERS) $(BUILD)/libbaclofene.a
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(INCLUDES) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $(EXHAUSTIVE_SOURCES) $(BUILD)/libbaclofene.a

# One request in so many, where a program is slow.
EXHAUSTIVE_EVERY ?= 1

# What it says is kept for the table of numbers (tests/trace).
exhaustive: $(BUILD)/tests/exhaustive
	@$< $(EXHAUSTIVE_EVERY) >$(BUILD)/exhaustive.log || { cat $(BUILD)/exhaustive.log; exit 1; }
	@cat $(BUILD)/exhaustive.log

# One request in so many.
EXHAUSTIVE_STRIDE ?= 1

exhaustive-full: $(BUILD)/tests/exhaustive
	$< --full $(EXHAUSTIVE_STRIDE)
