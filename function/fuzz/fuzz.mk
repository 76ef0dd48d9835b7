# Two kinds of generated input: Jazzer's for each parser, and Schemathesis' requests, checked against the published OpenAPI description.

FUZZ := .work/fuzz
$(FUZZ)/bin/schemathesis: function/fuzz/requirements.txt
	python3 -m venv $(FUZZ)
	$(FUZZ)/bin/pip install --quiet --requirement $<
	touch $@

.PHONY: fuzz
fuzz: fuzz-parsers fuzz-requests ## fuzz the parsers, and the function with requests

# The modules that have parsers.
FUZZED := function,models/manifest,models/onnx,models/training,knative/release

.PHONY: fuzz-parsers
fuzz-parsers: ## fuzz each parser for FUZZ_SECONDS=10 (only PARSER=HostName; the same inputs each time: FUZZ_SEED=1)
	$(MVN) -q -pl $(FUZZED) -am test-compile dependency:build-classpath -DincludeScope=test -Dmdep.outputFile=target/fuzz.classpath
	JAVA=$(JDK)/bin/java function/fuzz/parsers

.PHONY: fuzz-requests
fuzz-requests: $(FUZZ)/bin/schemathesis ## check both models against their OpenAPI description with generated requests (EXAMPLES=200, SEED=1)
	$(MVN) -q -pl function -am package -DskipTests
	export JAVA=$(JDK)/bin/java SCHEMATHESIS=$(CURDIR)/$<; for model in models/credit/1 models/penguins/1; do \
		echo "fuzz: $$model"; function/served $$model function/fuzz/fuzz; done
