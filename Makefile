# Short recipes that can also be run by hand. `make help` lists the targets, `make --dry-run TARGET` prints the commands.
SHELL := bash
# A recipe fails if any command in a pipe fails.
.SHELLFLAGS := -eo pipefail -c
.DEFAULT_GOAL := help

# JDK 25: JAVA_HOME if it is one, otherwise one that is installed in the usual places.
is_jdk25 = $(shell [ -x "$(1)/bin/javac" ] && "$(1)/bin/javac" -version 2>&1 | grep -qE ' (2[5-9]|[3-9][0-9])' && echo "$(1)")
JDK := $(firstword $(foreach home,$(JAVA_HOME) $(wildcard /usr/lib/jvm/*25* /opt/*jdk*25* $(HOME)/.sdkman/candidates/java/25* /Library/Java/JavaVirtualMachines/*25*/Contents/Home),$(call is_jdk25,$(home))))
ifeq ($(JDK),)
JDK := $(error JDK 25 is needed but was not found. Install one (for example Temurin 25) and set JAVA_HOME to its folder)
endif
export JAVA_HOME = $(JDK)
# The installed Maven if there is one, otherwise the wrapper's.
MVN := $(or $(shell command -v mvn),./mvnw)

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | column -t -s $$'\t'

# The JVM's options are the same wherever the function runs.
JAVA_OPTIONS := $(CURDIR)/function/jvm.options

# A folder or a graph; an artifact has been unpacked into the folder that an image is made of.
SERVED = $(if $(ARTIFACT),$(MODEL_DIR),$(or $(MODEL),models/credit/1))

.PHONY: run
run: ## serve a model (MODEL=models/credit/1), or several (MODELS=models), on port 8080; with functions of your own: FUNCTIONS, CLASSES
	$(MVN) -q -pl function -am package -Dmaven.test.skip
	MODEL=$(SERVED) MODELS=$(MODELS) $(JDK)/bin/java @$(JAVA_OPTIONS) -cp 'function/target/classes:function/target/lib/*$(if $(CLASSES),:$(CLASSES))' \
		dev.knativepredict.function.PredictFunction

.PHONY: run-web
run-web: ## serve the same model with Spring Boot and spring-cloud-function-web
	$(MVN) -q -pl function/web -am package -DskipTests
	MODEL=$(SERVED) MODELS=$(MODELS) $(JDK)/bin/java @$(JAVA_OPTIONS) -cp 'function/web/target/classes:function/web/target/lib/*$(if $(CLASSES),:$(CLASSES))' \
		dev.knativepredict.function.web.WebFunction

.PHONY: test
test: ## run all tests that need no cluster, and check the format
	$(MVN) verify

.PHONY: docs-test
docs-test: checks ## run the commands in README and docs in a fresh clone of the last commit, and compare their answers
	rm -rf target/docs && git clone --quiet . target/docs/clone
	git -C target/docs/clone config user.name reader && git -C target/docs/clone config user.email reader@example.org
	$(JAVA_HOME)/bin/$(CHECK).docs.DocsRun target/docs/clone target/docs/log

.PHONY: format
format: ## format the Java code
	$(MVN) spotless:apply

TRAINING := $(JDK)/bin/java --enable-native-access=ALL-UNNAMED -cp 'models/training/target/classes:models/training/target/lib/*' \
	dev.knativepredict.training.Training

.PHONY: training
training:
	@$(MVN) -q -pl models/training -am package -Dmaven.test.skip >&2

.PHONY: train
train: training ## train, judge and seal a model (MODEL=credit) as its next version (or VERSION=2)
	$(TRAINING) train models/$(or $(MODEL),credit) $(if $(VERSION),--as $(VERSION))

.PHONY: seal
seal: training ## judge and seal a graph that was trained elsewhere (MODEL=fraud ONNX=model.onnx) as the next version (or VERSION=2)
	$(TRAINING) seal models/$(or $(MODEL),$(error MODEL is missing: make seal MODEL=fraud ONNX=model.onnx)) \
		$(or $(ONNX),$(error ONNX is missing: make seal MODEL=fraud ONNX=model.onnx)) $(if $(VERSION),--as $(VERSION))

# With MLflow: docs/mlflow.md. A status comes from STATUS, or from the standard input.
.PHONY: pending
pending: training ## print the approved version that an MLflow registry offers and that isn't sealed yet (MODEL=credit), if there is one
	$(TRAINING) pending models/$(or $(MODEL),$(error MODEL is missing)) $(if $(NAME),--name '$(NAME)')

.PHONY: import
import: training ## seal an approved version of an MLflow registry (MODEL=credit FROM=models:/credit@challenger) as the next version
	$(TRAINING) import models/$(or $(MODEL),$(error MODEL is missing)) $(or $(FROM),$(error FROM is missing: models:/credit@challenger)) \
		$(if $(SETTINGS),--settings $(SETTINGS)) $(if $(VERSION),--as $(VERSION))

.PHONY: register
register: training ## put sealed versions (MODEL=credit, VERSION=1) into the MLflow registry
	$(TRAINING) register $(if $(NAME),--name '$(NAME)') $(wildcard $(SOURCES)/models/$(or $(MODEL),*)/$(or $(VERSION),[1-9]*))

.PHONY: champion champion-check
champion: training ## tell the MLflow registry which version of MODEL=credit runs, by `release status --json` (STATUS=status.json)
	$(TRAINING) champion models/$(or $(MODEL),$(error MODEL is missing)) $(or $(STATUS),-) $(if $(NAME),--name '$(NAME)')

champion-check: training ## say in what the MLflow registry differs from what runs; exit code 1 if it does
	$(TRAINING) champion models/$(or $(MODEL),$(error MODEL is missing)) $(or $(STATUS),-) $(if $(NAME),--name '$(NAME)') --check

.PHONY: validate
validate: training ## check every sealed model as CI does (only MODEL=credit, only its VERSION=1)
	$(TRAINING) validate $(wildcard $(SOURCES)/models/$(or $(MODEL),*)/$(or $(VERSION),[1-9]*))

.PHONY: release
release: ## build the release tool: knative/release/bin/release --help
	$(MVN) -q -pl knative/release package -Dmaven.test.skip
	$(JDK)/bin/java knative/release/src/rehearsal/Modern.java knative/release/target/release-all.jar
	$(JDK)/bin/java knative/release/src/rehearsal/Rehearsal.java knative/release/target

.PHONY: release-test
release-test: ## run the release tool's own test on the cluster of KUBECONFIG
	$(MVN) -pl knative/release test -Dtest=KnativeTest -DexcludedGroups=

# IMAGE is what `make image` pushed last, unless it is set.
ON_CLUSTER = $(WITH_TOOLS) IMAGE="$${IMAGE:-$$(cat function/target/image.digest)}" $(MVN) -pl knative/e2e -am test \
	-Dsurefire.failIfNoSpecifiedTests=false -DexcludedGroups=

.PHONY: e2e
e2e: release-image ## run the end-to-end tests with the image of the last `make image`: KUBECONFIG, REGISTRY, INGRESS
	$(ON_CLUSTER) -Dtest='dev/knativepredict/e2e/*Test'
	@cp knative/e2e/target/results.md docs/results.md
	@awk -F'"' '/<testsuite /{for (i = 1; i < NF; i++) {if ($$i ~ / tests=$$/) n += $$(i + 1); if ($$i ~ / skipped=$$/) s += $$(i + 1)}} \
		END {print "e2e: " n - s " tests ran on the cluster" (s ? ", " s " did NOT" : "")}' \
		knative/e2e/target/surefire-reports/TEST-dev.knativepredict.e2e.[A-Z]*Test.xml

.PHONY: wakes
wakes: release ## wake the image of the last `make image` from zero WAKES=200 times, in turns with a hello-world in Go: an hour
	$(ON_CLUSTER) -Dtest='FirstDeployTest,ManyWakes'

.PHONY: counts
counts: release ## compare Prometheus' counts (PROMETHEUS) with a client's own, while pods come and go ROUNDS=20 times: ten minutes
	ROUNDS=$(or $(ROUNDS),20) $(ON_CLUSTER) -Dtest=CountsTest

.PHONY: day
day: release ## replay a part of a day on the cluster, and compare the costs that `release report` says with the truth (PROMETHEUS): half an hour
	$(ON_CLUSTER) -Dtest=ReplayedDay

.PHONY: alerts
alerts: release ## let each alert fire on the cluster; PROMETHEUS has to run target/monitoring/tenth/prometheus.yaml: 20 minutes
	$(ON_CLUSTER) -Dtest=AlertsFire

# A Python of its own, in the target's folder, with the packages that the first prerequisite lists.
define PYTHON_PACKAGES
python3 -m venv --clear $(@D)
$(@D)/bin/pip install --quiet --disable-pip-version-check --requirement $<
touch $@
endef

include .github/pipeline.mk
include models/exporters.mk
include models/modelpack.mk
include models/mlflow.mk
include models/signing.mk
include function/attack.mk
include function/bench/bench.mk
include function/fuzz/fuzz.mk
include function/page/page.mk
include function/trace/trace.mk
include knative/monitoring/monitoring.mk

# A small program makes the application's directory and the image; its --help lists the settings. Jib's Guava uses methods that
# JDK 25 warns about.
IMAGE_TOOL = $(JAVA_HOME)/bin/java --sun-misc-unsafe-memory-access=allow -cp "function/image/target/classes:$$(cat function/image/target/builder.classpath)" dev.knativepredict.image.ImageTool

# The default base image: Debian 12's C and C++ libraries, without a shell.
export BASE_IMAGE ?= gcr.io/distroless/cc-debian12:nonroot@sha256:9dac0a79194e45a7da0158a9c6da57b217585af0786db3845d1f0ec1a0dd182f
# For a label of the image: where to find the commit.
export SOURCE ?= $(filter http%,$(shell git config remote.origin.url))

.PHONY: image-tool
image-tool:
	@$(MVN) -pl function/image -am -Dmaven.test.skip package >&2

.PHONY: app
app: image-tool ## make function/target/app: the content of the image, to run without a container
	$(IMAGE_TOOL) app

.PHONY: image
image: image-tool ## build the image of this commit, push it to $REGISTRY and print its digest
	@$(IMAGE_TOOL) push $(if $(DIRTY),--dirty) $(if $(PLAIN_HTTP),--plain-http)

.PHONY: release-image
release-image: image-tool release ## push an image of the release tool to $REGISTRY, for jobs inside of a cluster, and print its name
	@$(IMAGE_TOOL) tool $(if $(DIRTY),--dirty) $(if $(PLAIN_HTTP),--plain-http)

.PHONY: webhook-image
webhook-image: image-tool webhook ## push an image of the webhook receiver (docs/mlflow.md) to $REGISTRY and print its name
	@$(IMAGE_TOOL) webhook $(if $(DIRTY),--dirty) $(if $(PLAIN_HTTP),--plain-http)

.PHONY: image-test
image-test: ## start the image of the last `make image` in Docker and test it (DOCKER_REQUIRED=1: never skip)
	$(MVN) -pl function/image -am -Dtest='Image*IT' -Dsurefire.failIfNoSpecifiedTests=false test
