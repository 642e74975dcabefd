# SPDX-License-Identifier: MIT
# `make` builds build/baclofene and build/libbaclofene.a with a C11 compiler alone. `make help` lists the rest.
# [R-installed]
CC ?= cc
AR ?= ar
CFLAGS ?= -O3 -g
CPPFLAGS ?=
LDFLAGS ?=
BUILD ?= build

WARNINGS := -std=c11 -pedantic -Wall -Wextra -Wconversion -Wshadow -Wvla -Werror
INCLUDES := -Iinclude -Isrc

RULES := $(wildcard src/rules/*.c)
ROOMS := $(foreach room,words sheet paper data,$(wildcard src/$(room)/*.c))
CLI   := $(filter-out src/cli/main.c,$(wildcard src/cli/*.c))

# Which headers an object is made of, where the compiler can say it (tcc cannot); else it is made of all.
DEPENDENCIES := $(shell $(CC) -MMD -MP -MF /dev/null -E -x c /dev/null >/dev/null 2>&1 && echo -MMD -MP)
HEADERS := $(if $(DEPENDENCIES),,$(wildcard include/*.h src/*/*.h src/*/*.def))

# Where the compiler can leave it out, no program knows in which folder it was built.
PLACELESS := $(shell $(CC) -ffile-prefix-map=/=. -E -x c /dev/null >/dev/null 2>&1 && \
	echo '-ffile-prefix-map=$(CURDIR)=.')

objects = $(patsubst src/%.c,$(BUILD)/obj/%.o,$(1))

.PHONY: all clean help
all: $(BUILD)/baclofene $(BUILD)/libbaclofene.a ## program and library (default)

# The library alone: nothing of the other rooms, and nothing of a C library. [R-pure] [R-threads]
$(BUILD)/libbaclofene.a: $(call objects,$(RULES))
	@rm -f $@
	$(AR) rcs $@ $^

# Everything but main.c: what the program, the tests and the fuzzers share.
$(BUILD)/libapp.a: $(call objects,$(ROOMS) $(CLI))
	@rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/baclofene: $(BUILD)/obj/cli/main.o $(BUILD)/libapp.a $(BUILD)/libbaclofene.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^

$(BUILD)/obj/%.o: src/%.c $(HEADERS)
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(INCLUDES) $(CPPFLAGS) $(CFLAGS) $(PLACELESS) $(DEPENDENCIES) -c -o $@ $<

-include $(wildcard $(BUILD)/obj/*/*.d $(BUILD)/pic/*/*.d $(BUILD)/form/obj/*/*.d)

# ---- packaging ----

PREFIX      ?= /usr/local
BINDIR      ?= $(PREFIX)/bin
LIBDIR      ?= $(PREFIX)/lib
INCLUDEDIR  ?= $(PREFIX)/include
DATADIR     ?= $(PREFIX)/share
MANDIR      ?= $(DATADIR)/man
DOCDIR      ?= $(DATADIR)/doc/baclofene
INSTALL     ?= install

VERSION := $(shell sed -n 's/^\#define BAC_VERSION *"\(.*\)"/\1/p' include/baclofene.h)
SONAME  := libbaclofene.so.0
SHARED  := libbaclofene.so.$(VERSION)

.PHONY: shared install uninstall dist windows form amalgamation
shared: $(BUILD)/$(SHARED) ## the shared library, which exports what baclofene.h declares and nothing else

$(BUILD)/$(SHARED): $(RULES:src/%.c=$(BUILD)/pic/%.o) $(BUILD)/exports.map
	$(CC) $(CFLAGS) $(LDFLAGS) -shared -Wl,-soname,$(SONAME) -Wl,--version-script=$(BUILD)/exports.map -o $@ \
		$(filter %.o,$^)

$(BUILD)/pic/%.o: src/%.c $(HEADERS)
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(INCLUDES) $(CPPFLAGS) $(CFLAGS) $(PLACELESS) -fPIC $(DEPENDENCIES) -c -o $@ $<

$(BUILD)/exports.map: include/baclofene.h
	@mkdir -p $(@D)
	{ echo '{ global:'; sed -n 's/^[a-z].*[ *]\(bac_[a-z_]*\)(.*/    \1;/p' $<; echo 'local: *; };'; } >$@

install: all shared ## program, library, manuals and completions, under $(DESTDIR)$(PREFIX)
	$(INSTALL) -d $(addprefix $(DESTDIR),$(sort $(dir $(INSTALLED))))
	$(INSTALL) -m 755 $(BUILD)/baclofene $(DESTDIR)$(BINDIR)/baclofene
	$(INSTALL) -m 644 include/baclofene.h $(DESTDIR)$(INCLUDEDIR)/baclofene.h
	$(INSTALL) -m 644 $(BUILD)/libbaclofene.a $(DESTDIR)$(LIBDIR)/libbaclofene.a
	$(INSTALL) -m 755 $(BUILD)/$(SHARED) $(DESTDIR)$(LIBDIR)/$(SHARED)
	ln -sf $(SHARED) $(DESTDIR)$(LIBDIR)/$(SONAME)
	ln -sf $(SONAME) $(DESTDIR)$(LIBDIR)/libbaclofene.so
	printf '%s\n' 'prefix=$(PREFIX)' 'libdir=$(LIBDIR:$(PREFIX)/%=$${prefix}/%)' \
		'includedir=$(INCLUDEDIR:$(PREFIX)/%=$${prefix}/%)' 'Name: libbaclofene' \
		'Description: titration and taper schedules of baclofen' 'Version: $(VERSION)' \
		'Cflags: -I$${includedir}' 'Libs: -L$${libdir} -lbaclofene' \
		>$(DESTDIR)$(LIBDIR)/pkgconfig/libbaclofene.pc
	$(INSTALL) -m 644 docs/baclofene.1 $(DESTDIR)$(MANDIR)/man1/baclofene.1
	$(INSTALL) -m 644 docs/baclofene.fr.1 $(DESTDIR)$(MANDIR)/fr/man1/baclofene.1
	$(INSTALL) -m 644 docs/libbaclofene.3 $(DESTDIR)$(MANDIR)/man3/libbaclofene.3
	$(INSTALL) -m 644 LICENSE README.md $(SCHEMAS) $(DESTDIR)$(DOCDIR)
	$(INSTALL) -m 644 docs/completions/baclofene.bash $(DESTDIR)$(DATADIR)/bash-completion/completions/baclofene
	$(INSTALL) -m 644 docs/completions/_baclofene $(DESTDIR)$(DATADIR)/zsh/site-functions/_baclofene
	$(INSTALL) -m 644 docs/completions/baclofene.fish $(DESTDIR)$(DATADIR)/fish/vendor_completions.d/baclofene.fish

SCHEMAS := $(sort $(wildcard docs/*.schema.json))

INSTALLED := $(addprefix $(DOCDIR)/,LICENSE README.md $(notdir $(SCHEMAS))) $(BINDIR)/baclofene \
	$(INCLUDEDIR)/baclofene.h $(LIBDIR)/libbaclofene.a $(LIBDIR)/$(SHARED) $(LIBDIR)/$(SONAME) \
	$(LIBDIR)/libbaclofene.so $(LIBDIR)/pkgconfig/libbaclofene.pc $(MANDIR)/man1/baclofene.1 \
	$(MANDIR)/fr/man1/baclofene.1 $(MANDIR)/man3/libbaclofene.3 $(DATADIR)/bash-completion/completions/baclofene \
	$(DATADIR)/zsh/site-functions/_baclofene $(DATADIR)/fish/vendor_completions.d/baclofene.fish

uninstall: ## remove what install put there
	rm -f $(addprefix $(DESTDIR),$(INSTALLED))

dist: trace ## build/baclofene-VERSION.tar.gz: what git has committed, traceability, SPDX; the same bytes each time
	@mkdir -p $(BUILD)
	tests/install/spdx $(VERSION) >$(BUILD)/baclofene.spdx
	git archive --format=tar --prefix=baclofene-$(VERSION)/docs/evidence/ --add-file=$(BUILD)/baclofene.spdx \
		--add-file=$(BUILD)/traceability.md --prefix=baclofene-$(VERSION)/ -o $(BUILD)/baclofene-$(VERSION).tar HEAD
	gzip -9nf $(BUILD)/baclofene-$(VERSION).tar

WINDOWS := CC=x86_64-w64-mingw32-gcc AR=x86_64-w64-mingw32-ar CFLAGS=-O2 \
	LDFLAGS='-static -municode -Wl,--no-insert-timestamp'

windows: ## build/windows/baclofene.exe, with mingw
	$(MAKE) BUILD=$(BUILD)/windows CPPFLAGS= $(WINDOWS) $(BUILD)/windows/baclofene

# ---- the page without installation: the program as WebAssembly, and a form around it ----

FORM_CC    ?= clang
FORM_FLAGS := --target=wasm32-wasi -Oz
FORM_LINK  := $(FORM_FLAGS) -mexec-model=reactor -Wl,--strip-all,--stack-first,-z,stack-size=1048576
FORM_PARTS := $(wildcard src/form/page.html src/form/*.css src/form/*.js)

form: $(BUILD)/baclofene-form.html ## build/baclofene-form.html: one file for a browser (needs clang, lld, wasi-libc)

$(BUILD)/baclofene-form.html: $(FORM_PARTS) $(BUILD)/form/baclofene.wasm
	gzip -9nc $(BUILD)/form/baclofene.wasm | base64 >$(BUILD)/form/baclofene.base64
	awk 'function put(file, line) { while ((getline line <file) > 0) print line; close(file) } \
		/^@.*@$$/ { name = substr($$0, 2, length($$0) - 2); \
			put((name ~ /base64$$/ ? "$(BUILD)/form/" : "src/form/") name); next } 1' src/form/page.html >$@.part
	mv $@.part $@

$(BUILD)/form/baclofene.wasm: $(patsubst src/%.c,$(BUILD)/form/obj/%.o,$(RULES) $(ROOMS) $(CLI) src/form/main.c)
	$(FORM_CC) $(FORM_LINK) -o $@ $^

$(BUILD)/form/obj/%.o: src/%.c $(HEADERS)
	@mkdir -p $(@D)
	$(FORM_CC) $(WARNINGS) $(INCLUDES) $(FORM_FLAGS) $(DEPENDENCIES) -c -o $@ $<

amalgamation: $(BUILD)/amalgamation/baclofene.c ## the library as build/amalgamation/baclofene.c and baclofene.h

$(BUILD)/amalgamation/baclofene.c: include/baclofene.h $(wildcard src/rules/*.h) $(RULES)
	@mkdir -p $(@D)
	cp include/baclofene.h $(@D)
	{ echo '/* SPDX-License-Identifier: MIT */'; \
		echo '/* libbaclofene $(VERSION) in one file, put together from src/rules. */'; \
		echo '#include "baclofene.h"'; \
		awk '!/^#include "/ && !/SPDX-License-Identifier/' $(filter src/%,$^); } >$@

# ---- tests ----

# Each kind of test has its own rules beside it. It adds what takes under two minutes in all to CHECKS, the rest to
# CHECKS_LONG.
CHECKS :=
CHECKS_LONG :=
# What tests is compiled quickly; what is tested, as it is used.
TEST_CFLAGS = $(CFLAGS) -O1
include $(sort $(wildcard tests/*/*.mk))

.PHONY: check check-all $(CHECKS) $(CHECKS_LONG)
# As many at a time as there are processors, where the system can say so; what each prints stays together.
PROCESSORS := $(shell nproc 2>/dev/null || echo 1)
TOGETHER   := $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)

check: ## every test that takes little time, under two minutes in all
	@$(MAKE) --no-print-directory -j $(PROCESSORS) $(TOGETHER) $(CHECKS)

check-all: check ## all tests, proofs and measurements
	@$(MAKE) --no-print-directory $(CHECKS_LONG)

clean: ## remove everything that was built
	rm -rf $(BUILD)

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1: /p' Makefile tests/*/*.mk
