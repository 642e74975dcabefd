# SPDX-License-Identifier: MIT
# The library keeps nothing of its own, so that any number of threads may use it at once. [R-threads]
CHECKS_LONG += threads

THREADED := $(BUILD)/threads

.PHONY: threads threads-program
threads: ## 16 threads plan and check at once, with ThreadSanitizer: no race, and what one alone finds
	@$(MAKE) --no-print-directory BUILD=$(THREADED) CFLAGS='-O1 -g -fsanitize=thread' threads-program >/dev/null
	$(THREADED)/tests/threads

threads-program: $(BUILD)/tests/threads

$(BUILD)/tests/threads: tests/threads/threads.c $(BUILD)/libbaclofene.a
	@mkdir -p $(@D)
	$(CC) $(WARNINGS) $(INCLUDES) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -pthread -o $@ $(filter %.c %.a,$^)
