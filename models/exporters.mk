# A Python with the exporters of docs/adopt.md, made once for each list of packages. PyPI's PyTorch brings 5 GB of CUDA.
EXPORTERS = $(TOOLS)/exporters-$(shell sha256sum docs/adopt/requirements.txt | cut -c1-12)

.PHONY: exporters
exporters: ## install the exporters that docs/adopt.md uses: target/exporters/bin/python
	[ -e $(EXPORTERS)/complete ] || { python3 -m venv --clear $(EXPORTERS) && \
		$(EXPORTERS)/bin/pip install --quiet --disable-pip-version-check --requirement docs/adopt/requirements.txt && touch $(EXPORTERS)/complete; }
	mkdir -p target && ln -sfn $(EXPORTERS) target/exporters

.PHONY: exporters-test
exporters-test: exporters ## seal what the exporters write, and compare the answers with those of Python's onnxruntime
	rm -rf target/exported && target/exporters/bin/python models/training/src/test/python/exporters.py models/penguins/data/penguins.csv target/exported
	$(MVN) -pl models/training -am test -Dtest=ExportersTest -Dsurefire.failIfNoSpecifiedTests=false -DexcludedGroups=
