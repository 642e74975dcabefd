# SPDX-License-Identifier: MIT
# `make` builds build/baclofene and build/libbaclofene.a with a C11 compiler alone. `make help` lists the rest.
CC ?= cc
AR ?= ar
CFLAGS ?= -O2 -g
CPPFLAGS ?=
LDFLAGS ?=
BUILD ?= build

WARNINGS := -std=c11 -pedantic -Wall -Wextra -Wconversion -Wshadow -Wvla -Werror
INCLUDES := -Iinclude -Isrc

RULES := $(wildcard src/rules/*.c)
SHEET := $(wildcard src/sheet/*.c)
CLI   := $(filter-out src/cli/main.c,$(wildcard src/cli/*.c))

objects = $(patsubst src/%.c,$(BUILD)/obj/%.o,$(1))

.PHONY: all clean help
all: $(BUILD)/baclofene $(BUILD)/libbaclofene.a ## program and library (default)

$(BUILD)/libbaclofene.a: $(call objects,$(RULES))
	@rm -f $@
	$(AR) rcs $@ $^

# Everything but main.c: what the program, the tests and the fuzzers share.
$(BUILD)/libapp.a: $(call objects,$(SHEET) $(CLI))
	@rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/baclofene: $(BUILD)/obj/cli/main.o $(BUILD)/libapp.a $(BUILD)/libbaclofene.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^

$(BUILD)/obj/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(INCLUDES) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

-include $(wildcard $(BUILD)/obj/*/*.d)

# Each kind of test has its own rules beside it. It adds what takes under two minutes in all to CHECKS, the rest to
# CHECKS_LONG.
CHECKS :=
CHECKS_LONG :=
include $(sort $(wildcard tests/*/*.mk))

.PHONY: check check-all $(CHECKS) $(CHECKS_LONG)
check: $(CHECKS) ## every test that takes little time, under two minutes in all
check-all: $(CHECKS) $(CHECKS_LONG) ## all tests, proofs and measurements

clean: ## remove everything that was built
	rm -rf $(BUILD)

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1: /p' Makefile
