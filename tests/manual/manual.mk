# SPDX-License-Identifier: MIT
# The manual and the completions. What they say of options is written from the table of options: `make generated` after
# a change of it. (The examples of the manual are run by tests/golden.)
CHECKS += manual completions

GENERATED := docs/baclofene.1 docs/baclofene.fr.1 docs/libbaclofene.3 docs/completions/baclofene.bash \
	docs/completions/_baclofene docs/completions/baclofene.fish
OPTIONS   := $(BUILD)/tests/manual/options

.PHONY: generated manual completions
generated: $(GENERATED:docs/%=$(BUILD)/generated/%) ## write the option list of the manual and the completions anew
	@mkdir -p docs/completions
	@for file in $(GENERATED); do cmp -s $(BUILD)/generated/$${file#docs/} $$file || \
		cp $(BUILD)/generated/$${file#docs/} $$file; done

manual: $(BUILD)/baclofene $(GENERATED:docs/%=$(BUILD)/generated/%) ## --help, manuals and batch agree with the table
	OPTIONS=$(OPTIONS) PROGRAM=$(BUILD)/baclofene tests/manual/manual $(GENERATED)

completions: ## what the completions offer, in the shells themselves
	tests/manual/completions docs/completions

$(OPTIONS): tests/manual/options.c $(BUILD)/libapp.a $(BUILD)/libbaclofene.a
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(INCLUDES) $(CPPFLAGS) $(TEST_CFLAGS) $(LDFLAGS) -o $@ $^

# Each list stands between two comments of the manual.
$(BUILD)/generated/baclofene.1 $(BUILD)/generated/baclofene.fr.1: $(BUILD)/generated/%: docs/% $(OPTIONS)
	@mkdir -p $(@D)
	awk -v program=$(OPTIONS) '/^\.\\" END OF THE LIST/ { inside = 0 } \
		!inside { print } \
		/^\.\\" THE LIST OF / { inside = 1; fflush(); system(program " " $$NF) }' $< >$@

$(BUILD)/generated/libbaclofene.3: docs/libbaclofene.3 docs/example.c
	@mkdir -p $(@D)
	awk '/^\.\\" END OF THE EXAMPLE/ { inside = 0; print ".Ed" } \
		!inside { print } \
		/^\.\\" THE EXAMPLE/ { inside = 1; print ".Bd -literal"; \
			while ((getline <"docs/example.c") > 0) { gsub(/\\/, "\\e"); print } }' $< >$@

$(BUILD)/generated/completions/baclofene.bash: $(OPTIONS)
	@mkdir -p $(@D)
	$< bash >$@

$(BUILD)/generated/completions/_baclofene: $(OPTIONS)
	@mkdir -p $(@D)
	$< zsh >$@

$(BUILD)/generated/completions/baclofene.fish: $(OPTIONS)
	@mkdir -p $(@D)
	$< fish >$@
