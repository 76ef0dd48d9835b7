# Tests the page at /docs in a browser.

PAGE := .work/page
$(PAGE)/installed: function/page/requirements.txt
	$(PYTHON_PACKAGES)

.PHONY: browser
browser:
	@command -v chromium >/dev/null && command -v chromedriver >/dev/null || { \
		echo "needed: Chromium and its driver (Debian: apt-get install --no-install-recommends chromium chromium-driver)" >&2; exit 1; }

.PHONY: page-test
page-test: browser $(PAGE)/installed ## test the page at /docs in a headless Chromium, with both models
	$(MVN) -q -pl function -am package -DskipTests
	for model in models/credit/1 models/penguins/1; do \
		JAVA=$(JDK)/bin/java function/served $$model $(PAGE)/bin/python function/page/try_it_out.py $$model; done
