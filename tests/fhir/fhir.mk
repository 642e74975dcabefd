# SPDX-License-Identifier: MIT
# FHIR as it is written and as it is read. More of it, with FHIR_SEED=N FHIR_COUNT=N.
CHECKS += fhir

FHIR_SEED  ?= 20140314
FHIR_COUNT ?= 40

.PHONY: fhir
fhir: $(BUILD)/baclofene ## Bundles of random requests hold what CSV and JSON say, and are the same plan when they are read
	tests/fhir/written $(BUILD)/baclofene $(FHIR_SEED) $(FHIR_COUNT)
	tests/fhir/read $(BUILD)/baclofene $(FHIR_SEED) $(FHIR_COUNT)
	tests/fhir/hands $(BUILD)/baclofene
