# SPDX-License-Identifier: MIT
# Unit tests (cmocka). Each test_*.c is a program of its own. Those named here test src/rules and need libbaclofene
# alone; every other one tests another room and is linked with both libraries.
UNIT_RULES_NAMES := date protocol titrate taper course check check_falls check_patient check_findings need split supply
UNIT_RULES       := $(UNIT_RULES_NAMES:%=$(BUILD)/tests/unit/test_%)
UNIT_APP         := $(filter-out $(UNIT_RULES),$(patsubst %.c,$(BUILD)/%,$(wildcard tests/unit/test_*.c)))

CHECKS += unit

.PHONY: unit unit-rules
# TEST=NAME: that one alone.
TEST ?= %
UNIT_CHOSEN := $(filter $(BUILD)/tests/unit/test_$(TEST),$(UNIT_RULES) $(UNIT_APP))

unit: $(UNIT_CHOSEN) ## every function at both sides of every boundary; TEST=split: that file alone
	@[ -n '$^' ] || { echo 'unit: no tests/unit/test_$(TEST).c' >&2; exit 1; }
	@set -e; for test in $^; do echo "$$test"; $$test; done

unit-rules: $(UNIT_RULES)
	@set -e; for test in $^; do echo "$$test"; $$test; done

$(UNIT_RULES): $(BUILD)/tests/unit/%: tests/unit/%.c $(BUILD)/libbaclofene.a
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(INCLUDES) $(CPPFLAGS) $(TEST_CFLAGS) $(LDFLAGS) -MMD -MP -MF $@.d -o $@ $< \
		$(BUILD)/libbaclofene.a -lcmocka

$(UNIT_APP): $(BUILD)/tests/unit/%: tests/unit/%.c $(BUILD)/libapp.a $(BUILD)/libbaclofene.a
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(INCLUDES) $(CPPFLAGS) $(TEST_CFLAGS) $(LDFLAGS) -MMD -MP -MF $@.d -o $@ $< \
		$(BUILD)/libapp.a $(BUILD)/libbaclofene.a -lcmocka

-include $(wildcard $(BUILD)/tests/unit/*.d)
