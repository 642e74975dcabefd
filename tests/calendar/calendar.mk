# SPDX-License-Identifier: MIT
# Calendars as other people's programs read them.
CHECKS_LONG += calendar

.PHONY: calendar
calendar: $(BUILD)/baclofene ## calendars, read by two libraries and imported by khal, hold what the schedule says
	tests/calendar/calendar $(BUILD)/baclofene
