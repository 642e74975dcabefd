# SPDX-License-Identifier: MIT
# FHIR as it is written, by a reader of our own.
CHECKS += fhir

.PHONY: fhir
fhir: $(BUILD)/baclofene ## Bundles of random requests hold what CSV and JSON say, and what the R4 schema cannot ask for
	tests/fhir/written $(BUILD)/baclofene 20140314 60
