# SPDX-License-Identifier: MIT
# The page without installation: its program is the program, and a person can work with it.
CHECKS_LONG += form-same form-browser

NODE     ?= node
CHROMIUM ?= chromium

.PHONY: form-same form-browser
form-same: $(BUILD)/baclofene-form.html $(BUILD)/baclofene ## random requests: the page prints the same bytes (node)
	$(NODE) tests/form/same.js $^

form-browser: $(BUILD)/baclofene-form.html $(BUILD)/baclofene ## the page in a browser (needs node, Chromium, pdftotext)
	$(NODE) tests/form/browser.js $(CHROMIUM) $^
