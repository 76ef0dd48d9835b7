# Schemathesis: generated requests, checked against the published OpenAPI description.

FUZZ := .work/fuzz
$(FUZZ)/bin/schemathesis: function/fuzz/requirements.txt
	python3 -m venv $(FUZZ)
	$(FUZZ)/bin/pip install --quiet --requirement $<
	touch $@

.PHONY: fuzz
fuzz: $(FUZZ)/bin/schemathesis ## check both models against their OpenAPI description with generated requests (EXAMPLES=200, SEED=1)
	$(MVN) -q -pl function -am package -DskipTests
	export JAVA=$(JDK)/bin/java SCHEMATHESIS=$(CURDIR)/$<; for model in models/credit/1 models/penguins/1; do \
		echo "fuzz: $$model"; function/served $$model function/fuzz/fuzz; done
