# Every target is a short recipe that can be run by hand; `make help` lists them.
SHELL := bash
# A failing command in a pipe fails the recipe.
.SHELLFLAGS := -eo pipefail -c
.DEFAULT_GOAL := help

# JDK 25: JAVA_HOME where it is one, else the newest installed in the usual places.
is_jdk25 = $(shell [ -x "$(1)/bin/javac" ] && "$(1)/bin/javac" -version 2>&1 | grep -qE ' (2[5-9]|[3-9][0-9])' && echo "$(1)")
JDK := $(firstword $(foreach home,$(JAVA_HOME) $(wildcard /usr/lib/jvm/*25* /opt/*jdk*25* $(HOME)/.sdkman/candidates/java/25* /Library/Java/JavaVirtualMachines/*25*/Contents/Home),$(call is_jdk25,$(home))))
ifeq ($(JDK),)
JDK := $(error JDK 25 is needed and none was found. Install one (Temurin 25, for example) and set JAVA_HOME to it)
endif
export JAVA_HOME = $(JDK)
# The installed Maven where there is one, the wrapper's otherwise.
MVN := $(or $(shell command -v mvn),./mvnw)

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | column -t -s $$'\t'

# The JVM's options, the same wherever the function runs.
JAVA_OPTIONS := $(CURDIR)/function/jvm.options

.PHONY: run
run: ## serve a model (MODEL=models/credit/1) on port 8080; with functions of your own: FUNCTIONS, CLASSES
	$(MVN) -q -pl function -am package -DskipTests
	MODEL=$(or $(MODEL),models/credit/1) $(JDK)/bin/java @$(JAVA_OPTIONS) -cp 'function/target/classes:function/target/lib/*$(if $(CLASSES),:$(CLASSES))' \
		dev.knativepredict.function.PredictFunction

.PHONY: run-web
run-web: ## the same on Spring Boot and spring-cloud-function-web
	$(MVN) -q -pl function/web -am package -DskipTests
	MODEL=$(or $(MODEL),models/credit/1) $(JDK)/bin/java @$(JAVA_OPTIONS) -cp 'function/web/target/classes:function/web/target/lib/*' \
		dev.knativepredict.function.web.WebFunction

.PHONY: test
test: ## all tests that need no cluster, and the formatter's check
	$(MVN) verify

.PHONY: docs-test
docs-test: checks ## run the commands in README and docs in a fresh clone of the last commit, and compare their answers
	rm -rf target/docs && git clone --quiet . target/docs/clone
	git -C target/docs/clone config user.name reader && git -C target/docs/clone config user.email reader@example.org
	$(JAVA_HOME)/bin/$(CHECK).docs.DocsRun target/docs/clone target/docs/log

.PHONY: format
format: ## let the formatter have its way
	$(MVN) spotless:apply

TRAINING := $(JDK)/bin/java --enable-native-access=ALL-UNNAMED -cp 'models/training/target/classes:models/training/target/lib/*' \
	dev.knativepredict.training.Training

.PHONY: training
training:
	$(MVN) -q -pl models/training -am package -DskipTests

.PHONY: train
train: training ## train, judge and seal a model (MODEL=credit), as its next version (or VERSION=2)
	$(TRAINING) train models/$(or $(MODEL),credit) $(if $(VERSION),--as $(VERSION))

.PHONY: validate
validate: training ## check every sealed model (or those of MODEL=credit, or its VERSION=1) as CI does
	$(TRAINING) validate $(wildcard $(SOURCES)/models/$(or $(MODEL),*)/$(or $(VERSION),[1-9]*))

.PHONY: release
release: ## build the release tool: knative/release/bin/release --help
	$(MVN) -q -pl knative/release package -DskipTests
	$(JDK)/bin/java knative/release/src/rehearsal/Rehearsal.java knative/release/target

.PHONY: release-test
release-test: ## the release tool's own test on the cluster of KUBECONFIG
	$(MVN) -pl knative/release test -Dtest=KnativeTest -DexcludedGroups=

# IMAGE is the one that `make image` pushed last, unless another is named.
.PHONY: e2e
e2e: release ## try everything on the cluster of KUBECONFIG, REGISTRY and INGRESS; after `make image`
	IMAGE="$${IMAGE:-$$(cat function/target/image.digest)}" $(MVN) -pl models/manifest,knative/e2e test \
		-Dtest='dev/knativepredict/e2e/*Test' -Dsurefire.failIfNoSpecifiedTests=false -DexcludedGroups=
	@cp knative/e2e/target/results.md docs/results.md
	@awk -F'"' '/<testsuite /{for (i = 1; i < NF; i++) if ($$i ~ / tests=$$/) n += $$(i + 1)} END {print "e2e: " n " tests ran on the cluster"}' \
		knative/e2e/target/surefire-reports/TEST-dev.knativepredict.e2e.[A-Z]*Test.xml

include .github/pipeline.mk
include function/bench/bench.mk
include function/fuzz/fuzz.mk
include function/page/page.mk

# The application's directory and the image. Both are made by a small program; --help says its settings.
# Jib's Guava uses what JDK 25 warns of.
IMAGE_TOOL = $(JAVA_HOME)/bin/java --sun-misc-unsafe-memory-access=allow -cp "function/image/target/classes:$$(cat function/image/target/builder.classpath)" dev.knativepredict.image.ImageTool

# The base for those who don't set another: Debian 12's C and C++ libraries, and no shell.
export BASE_IMAGE ?= gcr.io/distroless/cc-debian12:nonroot@sha256:9dac0a79194e45a7da0158a9c6da57b217585af0786db3845d1f0ec1a0dd182f
# For a label: where the commit can be looked up.
export SOURCE ?= $(filter http%,$(shell git config remote.origin.url))

.PHONY: image-tool
image-tool:
	@$(MVN) -pl function/image -am -Dmaven.test.skip package >&2

.PHONY: app
app: image-tool ## function/target/app: the image's content, to run without a container
	$(IMAGE_TOOL) app

.PHONY: image
image: image-tool ## push the image of this commit to $REGISTRY and print its digest
	@$(IMAGE_TOOL) push $(if $(DIRTY),--dirty) $(if $(PLAIN_HTTP),--plain-http)

.PHONY: image-test
image-test: ## start the image that was pushed last in Docker, and speak to it (DOCKER_REQUIRED=1: never skip)
	$(MVN) -pl function/image -am -Dtest='Image*IT' -Dsurefire.failIfNoSpecifiedTests=false test
