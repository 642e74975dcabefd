# SPDX-License-Identifier: MIT
# What the documentation says of the program and of its own files. Its examples on the command line are golden's.
CHECKS += docs

.PHONY: docs docs-rules
docs: $(BUILD)/baclofene $(BUILD)/libbaclofene.a ## what the pages say of the rules and of their own files
	PROGRAM='$(BUILD)/baclofene' LIBRARY='$(BUILD)/libbaclofene.a' CC='$(CC) $(CFLAGS) $(LDFLAGS)' tests/docs/docs.sh
	PROGRAM='$(BUILD)/baclofene' tests/docs/parallel.sh

docs-rules: $(BUILD)/baclofene ## writes the output of `baclofene rules` into docs/protocol.md
	PROGRAM='$(BUILD)/baclofene' tests/docs/docs.sh --write-rules
