# SPDX-License-Identifier: MIT
CHECKS_LONG += proof

.PHONY: proof
proof: ## Frama-C WP: the contracts of src/rules hold and nothing there can go wrong at run time
	tests/proof/proof.sh $(BUILD)
