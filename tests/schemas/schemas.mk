# SPDX-License-Identifier: MIT
# What is printed as JSON is as docs/*.schema.json says, closed and with every range.
CHECKS_LONG += schemas

.PHONY: schemas
schemas: $(BUILD)/baclofene ## JSON of random requests, and of every kind of answer, against the schemas
	tests/schemas/schemas $(BUILD)/baclofene
