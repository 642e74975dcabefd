# SPDX-License-Identifier: MIT
# The library from other languages, and what they rely on: its symbols, sizes and offsets.
CHECKS += abi
CHECKS_LONG += bindings

.PHONY: abi abi-accept bindings bindings-wasm
ABI := $(BUILD)/tests/abi

$(ABI): tests/bindings/abi.c include/baclofene.h
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(INCLUDES) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $<

# The layouts are those of machines with addresses of 64 bits; the checker's own size is less elsewhere.
$(ABI).txt: $(ABI) $(BUILD)/exports.map
	{ sed -n 's/^    \(bac_[a-z_]*\);/symbol \1/p' $(BUILD)/exports.map | LC_ALL=C sort; $(ABI); } >$@

abi: $(ABI).txt ## symbols, sizes and offsets of the library are those that are kept
	@diff -u tests/bindings/abi.txt $< || { echo 'abi: see docs/bindings/README.md; make abi-accept keeps them'; exit 1; }
	@echo "abi: $$(wc -l <$<) lines as kept"

abi-accept: $(ABI).txt ## keeps them as they are now; the difference is for a person to read
	cp $< tests/bindings/abi.txt

# ---- the examples ----

BINDINGS := $(BUILD)/bindings

bindings-wasm: $(BINDINGS)/baclofene.wasm ## the library as WebAssembly (needs clang, lld)

$(BINDINGS)/baclofene.wasm: $(RULES:src/%.c=$(BUILD)/form/obj/%.o) $(BUILD)/exports.map
	@mkdir -p $(@D)
	$(FORM_CC) $(FORM_LINK) -nostartfiles -Wl,--no-entry \
		$$(sed -n 's/^    \(bac_[a-z_]*\);/-Wl,--export=\1/p' $(BUILD)/exports.map) -o $@ $(filter %.o,$^)

$(BINDINGS)/baclofene.so: docs/bindings/baclofene.c $(RULES) include/baclofene.h
	@mkdir -p $(@D)
	$(CC) -std=c11 -O2 $(INCLUDES) -shared -fPIC -o $@ $(filter %.c,$^)

# Each prints what the example of the readme prints. A language that is not installed is left out and named.
bindings: $(BUILD)/$(SHARED) $(BINDINGS)/baclofene.so ## the library from Python, R, JavaScript where installed
	@if command -v $(FORM_CC) $(NODE) wasm-ld >/dev/null; then $(MAKE) --no-print-directory bindings-wasm >/dev/null; fi
	@tests/bindings/bindings $(BUILD)/$(SHARED) $(BINDINGS)
