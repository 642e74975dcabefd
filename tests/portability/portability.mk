# SPDX-License-Identifier: MIT
# The same command lines give the same bytes on other systems, with other compilers and in other locales. Everything is
# built in a place of its own.
# [R-same-bytes]
CHECKS += freestanding
CHECKS_LONG += portability sanitizers

.PHONY: freestanding portability portability-windows portability-s390x portability-i686 portability-musl \
	portability-compilers portability-plain-compiler \
	portability-locale sanitizers sanitizers-gcc sanitizers-clang

# ---- what the library needs, and what the rooms above it keep ----

FREESTANDING := $(BUILD)/freestanding
FREESTANDING_FLAGS := -O2 -ffreestanding -mgeneral-regs-only

# The library is built anew, without an environment; what the rooms keep is seen in the objects that there are.
freestanding: $(call objects,$(ROOMS)) ## the library needs no C library, no state, no floats; no room keeps anything
	@$(MAKE) --no-print-directory BUILD=$(FREESTANDING) CFLAGS='$(FREESTANDING_FLAGS)' CPPFLAGS= \
		$(FREESTANDING)/libbaclofene.a >/dev/null
	@tests/portability/freestanding $(FREESTANDING)/libbaclofene.a $(BUILD)/obj

# ---- other systems ----

# $(1) directory, $(2) compiler and flags for make, $(3) how the program is run, $(4) more variables of the run
define golden_elsewhere
+$(MAKE) --no-print-directory BUILD=$(BUILD)/$(1) CPPFLAGS= $(2) $(BUILD)/$(1)/baclofene >/dev/null
@echo "$(1)"; $(4) PROGRAM='$(3)' tests/golden/run $(GOLDEN_CASES) $(GOLDEN_SHEETS) $(GOLDEN_PAGES)
endef

# $(1) directory, $(2) compiler and flags for make
define golden_compiled
@echo "$(1)"
+@$(MAKE) --no-print-directory -s BUILD=$(BUILD)/$(1) CPPFLAGS= $(2) KEPT=$(KEPT) CASE=output golden-kept golden
endef

WINE := $(firstword $(shell command -v wine wine64 2>/dev/null) /usr/lib/wine/wine64)
WINE_SERVER := $(firstword $(shell command -v wineserver 2>/dev/null) /usr/lib/wine/wineserver64)

# The first run makes Wine's own files, and says so; the cases wait until all that it began has ended. What Windows has
# running besides is started once, not for each of the cases anew; where it is not ended, it ends after a minute.
WINE_SURROUNDINGS := WINEDEBUG=-all WINEPREFIX=$(abspath $(BUILD))/wine

portability: portability-compilers portability-plain-compiler portability-musl portability-s390x portability-i686 \
	portability-windows portability-locale \
	## the same bytes on Windows, big endian, 32 bits, musl, with gcc, clang and tcc, and in other locales

portability-windows: windows
	@mkdir -p $(BUILD)/wine
	@$(WINE_SURROUNDINGS) $(WINE) $(BUILD)/windows/baclofene.exe --version >$(BUILD)/wine.log 2>&1 \
		|| { cat $(BUILD)/wine.log; exit 1; }
	@$(WINE_SURROUNDINGS) timeout 120 $(WINE_SERVER) -w
	@$(WINE_SURROUNDINGS) $(WINE_SERVER) -p60
	$(call golden_elsewhere,windows,$(WINDOWS),$\
		$(WINE) $(BUILD)/windows/baclofene.exe,$\
		$(WINE_SURROUNDINGS) PLATFORM=windows SURROUNDINGS=LC_ALL=C.UTF-8)
	@$(WINE_SURROUNDINGS) $(WINE_SERVER) -k

portability-s390x:
	$(call golden_elsewhere,s390x,CC=s390x-linux-gnu-gcc AR=s390x-linux-gnu-ar CFLAGS=-O2 LDFLAGS=-static,$\
		qemu-s390x $(BUILD)/s390x/baclofene)

portability-i686:
	$(call golden_elsewhere,i686,CC=i686-linux-gnu-gcc AR=i686-linux-gnu-ar CFLAGS=-O2 LDFLAGS=-static,$\
		qemu-i386 $(BUILD)/i686/baclofene)

portability-musl:
	$(call golden_elsewhere,musl,CC=musl-gcc CFLAGS=-O2 LDFLAGS=-static,$(BUILD)/musl/baclofene)

# On this very system a part of the cases starts the program. The last one is built as `make CC=clang` builds it, so
# that .ci/run has it already.
portability-compilers: golden-keep
	$(call golden_compiled,gcc-O0,CC=gcc CFLAGS=-O0)
	$(call golden_compiled,gcc-O2,CC=gcc CFLAGS=-O2)
	$(call golden_compiled,clang-O0,CC=clang CFLAGS=-O0)
	$(call golden_compiled,clang-O3,CC=clang CFLAGS='-O3 -g')

# One that optimises nothing and writes no dependency files: what a header says reaches every object all the same.
portability-plain-compiler:
	$(call golden_elsewhere,tcc,CC=tcc CFLAGS=,$(BUILD)/tcc/baclofene)
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/tcc CPPFLAGS= CC=tcc CFLAGS= --what-if=src/words/messages.def \
		--dry-run $(BUILD)/tcc/baclofene | grep -q 'message.o' || { echo 'tcc: a header is overlooked'; exit 1; }

# English by its messages, French in all else: commas for decimals, other names of months.
portability-locale: $(BUILD)/baclofene
	@echo "fr_FR.UTF-8"; PROGRAM='$(BUILD)/baclofene' \
		SURROUNDINGS='LC_MESSAGES=C LANG=fr_FR.UTF-8 LC_NUMERIC=fr_FR.UTF-8 LC_TIME=fr_FR.UTF-8 LC_CTYPE=fr_FR.UTF-8' \
		tests/golden/run $(GOLDEN_CASES) $(GOLDEN_SHEETS) $(GOLDEN_PAGES)

# ---- sanitizers ----

SANITIZERS := -O1 -g1 -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer

# What runs nothing else of src than the others do is left out: what installs, builds anew or reads pages. A program
# that is sanitized takes long to start and to end, and longer for each request; of so many that are alike it has some,
# and golden cases are one process, but for those that need one of their own.
UNSANITIZED := golden abi docs install-test amalgamation-test fourth-protocol manual completions freestanding trace \
	numbers

sanitizers: sanitizers-gcc sanitizers-clang ## the tests with the address and undefined behaviour sanitizers

# $(1) compiler, $(2) checks
define check_sanitized
$(MAKE) --no-print-directory -j $(PROCESSORS) $(TOGETHER) BUILD=$(BUILD)/sanitizers-$(1) CC=$(1) \
	CFLAGS='$(SANITIZERS)' EXHAUSTIVE_EVERY=5 READBACK_COUNT=700 ALONE_COUNT=1000 OUTSIDE_EVERY=10 \
	KEPT=$(KEPT) $(2)
endef

sanitizers-gcc: golden-keep
	$(call check_sanitized,gcc,golden-kept golden-apart $(filter-out $(UNSANITIZED),$(CHECKS)))

# The second one is for what it alone would see: between them these run every line, and few processes.
sanitizers-clang: golden-keep
	$(call check_sanitized,clang,golden-kept unit exhaustive faults fuzz-replay FUZZ_EACH=no)
