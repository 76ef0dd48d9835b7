# What the workflows call, besides the build itself. All of it runs on a laptop too.

# Tools that are built from source, once per version, outside the work tree: a new clone finds them again.
TOOLS ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/knative-predict
ACTIONLINT := $(TOOLS)/actionlint-v1.7.12/actionlint
PYTHON := $(TOOLS)/python-$(shell sha256sum .github/requirements.txt | cut -c1-12)
ZIZMOR := $(PYTHON)/bin/zizmor
CRANE := $(TOOLS)/crane-v0.22.1/crane
# A cosign or syft on the path is used as it is: the workflows install released ones.
COSIGN := $(or $(shell command -v cosign),$(TOOLS)/cosign-v3.1.3/cosign)
SYFT := $(or $(shell command -v syft),$(TOOLS)/syft-v1.57.0/syft)
ACT := $(TOOLS)/act-v0.2.89/act
# The last version of kn whose Go module is complete.
export KN ?= $(or $(shell command -v kn),$(TOOLS)/kn-v0.42.0/kn)

$(ACTIONLINT):
	GOBIN=$(@D) go install github.com/rhysd/actionlint/cmd/actionlint@v1.7.12
$(CRANE):
	GOBIN=$(@D) go install github.com/google/go-containerregistry/cmd/crane@v0.22.1
$(TOOLS)/cosign-v3.1.3/cosign:
	GOBIN=$(@D) go install github.com/sigstore/cosign/v3/cmd/cosign@v3.1.3
$(TOOLS)/syft-v1.57.0/syft:
	GOBIN=$(@D) go install github.com/anchore/syft/cmd/syft@v1.57.0
$(ACT):
	GOBIN=$(@D) go install -tags WITHOUT_DOCKER github.com/nektos/act@v0.2.89
$(TOOLS)/kn-v0.42.0/kn:
	cd "$$(go mod download -json knative.dev/client@v0.42.0 | jq --raw-output .Dir)" && go build -mod=mod -trimpath -ldflags='-s -w' -o $@ ./cmd/kn
$(ZIZMOR):
	python3 -m venv $(PYTHON)
	$(PYTHON)/bin/pip install --quiet --require-hashes --requirement .github/requirements.txt

.PHONY: kn
kn: $(KN) ## build Knative's client, whose commands in the docs `make e2e` then runs as well

.PHONY: lint-workflows
lint-workflows: $(ACTIONLINT) $(ZIZMOR) ## check the workflows with actionlint and zizmor
	$(ACTIONLINT) -color
	$(ZIZMOR) --offline --no-progress --persona auditor .github

# The classes of the check module, with their libraries.
CHECK := java --class-path '.github/check/target/classes:.github/check/target/libraries/*' dev.knativepredict.check
.PHONY: checks
checks:
	$(MVN) --quiet --projects .github/check --also-make -Dmaven.test.skip -Dspotless.check.skip package dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/libraries

# Where the models are: here, or in the repository whose model is served.
SOURCES ?= .
# The revision that is served: main, or what a push replaced.
BASE ?= origin/main

# A sealed version never changes, so those in BASE were judged when they came. Without a BASE all are new.
NEW_VERSIONS = $(shell cd $(SOURCES) && { git diff --name-only --diff-filter=d $(BASE) -- models 2>/dev/null || git ls-files models; } | grep -oE '^models/[^/]+/[1-9][0-9]*/' | sort -u)

# With MODEL_IDENTITY, new versions have to be signed without a key, by that workflow or person.
SIGNER = $(if $(NEW_VERSIONS),$(MODEL_IDENTITY))

.PHONY: gate
gate: $(if $(NEW_VERSIONS),training) $(if $(SIGNER),$(COSIGN)) ## check the sealed models that BASE (origin/main) does not have, as `make validate` does, and who has signed them (MODEL_IDENTITY)
	$(if $(NEW_VERSIONS),$(TRAINING) validate $(NEW_VERSIONS:%/=$(SOURCES)/%),@echo "no new version of a model since $(BASE)")
	@$(if $(SIGNER),$(WITHOUT_KEY)/verify $(SIGNER) $(ISSUER) $(NEW_VERSIONS:%/=$(SOURCES)/%))

.PHONY: signature-check
signature-check: training ## compare the models' signatures with those that BASE (origin/main) serves
	$(TRAINING) signature $(BASE) $(SOURCES)

.PHONY: version
version: ## set the version of this project in every pom.xml and in the changelog: the next one, or VERSION=2.0.0
	@.github/version $(VERSION)

.PHONY: version-check
version-check: checks ## compare the version in every pom.xml with the changelog and the tags of the commit
	$(JAVA_HOME)/bin/$(CHECK).VersionCheck . $$(git tag --points-at HEAD)

# The release of Knative whose schemas the manifests are checked against. It is a Go module; Go's database has its checksum.
KNATIVE := knative.dev/serving@v0.50.0
OVERLAYS := $(notdir $(wildcard knative/overlays/*))
COMPONENTS := $(notdir $(wildcard knative/components/*))

.PHONY: manifests
manifests: checks ## render the manifests of each environment, and each component, and check them against Knative's own schemas
	mkdir -p target/manifests
	for overlay in $(OVERLAYS); do kubectl kustomize knative/overlays/$$overlay > target/manifests/$$overlay.yaml; done
	for component in $(COMPONENTS); do mkdir -p target/manifests/$$component; \
		echo "{resources: [../../../knative/overlays/local], components: [../../../knative/components/$$component]}" > target/manifests/$$component/kustomization.yaml; \
		kubectl kustomize target/manifests/$$component > target/manifests/$$component.yaml; done
	cd target/manifests && go mod download -json $(KNATIVE) | jq --raw-output .Dir > knative
	$(JAVA_HOME)/bin/$(CHECK).OverlayCheck "$$(cat target/manifests/knative)/config/core/300-resources" $(patsubst %,target/manifests/%.yaml,$(OVERLAYS) $(COMPONENTS))

# The model in the image: the newest version of its name, or an artifact from a registry.
MODEL_NAME ?= credit
newest = $(lastword $(shell ls $(SOURCES)/models/$(1) | grep -E '^[1-9][0-9]*$$' | sort -n))
export MODEL_DIR ?= $(SOURCES)/models/$(MODEL_NAME)/$(call newest,$(MODEL_NAME))
ARTIFACT := $(filter oci://%,$(MODEL))
ifneq ($(ARTIFACT),)
override MODEL_DIR := target/artifacts/$(lastword $(subst :, ,$(ARTIFACT)))
endif

# The scripts below find their tools here.
WITH_TOOLS := PATH="$(TOOLS)/cosign-v3.1.3:$(TOOLS)/syft-v1.57.0:$(TOOLS)/crane-v0.22.1:$(TOOLS)/act-v0.2.89:$$PATH"

# The end-to-end tests make an index too.
e2e: $(CRANE)
.PHONY: image-index
image-index: $(CRANE) ## make one image of IMAGES, each for another kind of machine, push it and print its digest
	@mkdir -p function/target
	@name=$$($(WITH_TOOLS) .github/image/index $(IMAGES)); echo "$$name" > function/target/image.digest; echo "$${name#*@}"

OUTPUT = tee -a "$${GITHUB_OUTPUT:-/dev/null}"
# The name of a repository may have capital letters, that of an image may not.
publish: export REGISTRY := $(shell tr '[:upper:]' '[:lower:]' <<< '$(REGISTRY)')
.PHONY: publish
publish: image ## push the image and tell the workflow its name, as that of the machine's kind
	@sed "s/^/$$(uname -m)=/" function/target/image.digest | $(OUTPUT)

.PHONY: publish-index
publish-index: image-index ## push the index of IMAGES and tell the workflow its name and digest
	@sed -E 's/^(.*)@(.*)$$/image=&\nname=\1\ndigest=\2/' function/target/image.digest | $(OUTPUT)

.PHONY: bill-of-materials
bill-of-materials: ## list the libraries of the build as CycloneDX: target/bom.json
	$(MVN) org.cyclonedx:cyclonedx-maven-plugin:2.9.3:makeAggregateBom -DoutputFormat=json -DincludeTestScope=false

.PHONY: statements
statements: bill-of-materials $(SYFT) $(CRANE) ## write what is attested about IMAGE: bills of materials, provenance, the model inside
	$(WITH_TOOLS) .github/image/statements $(IMAGE) $(MODEL_DIR) $(ARTIFACT)

.PHONY: sign
sign: $(COSIGN) ## sign IMAGE with the key in COSIGN_KEY, or as the workflow
	$(WITH_TOOLS) .github/image/sign $(IMAGE)

.PHONY: verify-image
verify-image: $(COSIGN) $(CRANE) ## refuse IMAGE unless it, its statements and its model are signed by COSIGN_PUBLIC_KEY or PIPELINE
	$(WITH_TOOLS) .github/image/verify $(IMAGE)

.PHONY: verify-image-test
verify-image-test: $(COSIGN) $(CRANE) ## test that image-index and verify-image refuse every kind of wrong image
	$(WITH_TOOLS) .github/image/test

.PHONY: cluster-access
cluster-access: ## write the file KUBECONFIG, for CLUSTER_ACCESS=oidc or kubeconfig
	.github/cluster/access

.PHONY: cluster-access-test
cluster-access-test: ## reach the cluster of KUBECONFIG in both ways, and test what the deployer may not do
	.github/cluster/test

.PHONY: knative
knative: ## install Knative Serving in the cluster of KUBECONFIG, unless it is there
	.github/kind/knative

# Where a release goes: an overlay, and its namespace or another one.
ENVIRONMENT ?= local
NAMESPACE := $(or $(NAMESPACE),$(shell sed -n 's/^namespace: //p' knative/overlays/$(ENVIRONMENT)/kustomization.yaml))
RELEASE = knative/release/bin/release
# In a workflow of another repository, that repository's commit is released.
COMMIT ?= $(or $(GITHUB_SHA),$(shell git rev-parse HEAD))

# What a release writes: the cluster, both (the cluster and a folder in git), or git alone, which Argo CD applies.
WRITES ?= cluster
ENVIRONMENT_FOLDER ?= .work/environments/$(ENVIRONMENT)
GIT_OPTIONS := $(if $(filter-out cluster,$(WRITES)),$(if $(filter git,$(WRITES)),--git-only,--git) $(ENVIRONMENT_FOLDER) $(APPLICATION:%=--application %))

.PHONY: environment
environment:
	$(if $(GIT_OPTIONS),mkdir -p $(ENVIRONMENT_FOLDER))

.PHONY: access
access: ## create the accounts in ENVIRONMENT's namespace or another NAMESPACE: once, as an administrator
	mkdir -p target/access
	printf 'resources: [../../knative/access]\nnamespace: $(NAMESPACE)\n' > target/access/kustomization.yaml
	kubectl apply --kustomize target/access

.PHONY: deploy
deploy: release environment ## release IMAGE to ENVIRONMENT (RELEASE_OPTIONS: more options of `release deploy`; WRITES=both or git: docs/git.md)
	mkdir -p target/overlay
	printf 'resources: [../../knative/overlays/$(ENVIRONMENT)]\nnamespace: $(NAMESPACE)\n' > target/overlay/kustomization.yaml
	kubectl kustomize target/overlay > target/overlay/rendered
	$(RELEASE) deploy --namespace $(NAMESPACE) --image $(or $(IMAGE),$(error IMAGE is missing: make deploy IMAGE=NAME@sha256:…)) --commit $(COMMIT) --model $(MODEL_DIR) \
		--file target/overlay/rendered --on-inconclusive rollback $(GIT_OPTIONS) $(RELEASE_OPTIONS)

# What a person consents to by merging it.
REQUEST := .github/production.json
.PHONY: request-production
request-production: ## open a pull request that asks for IMAGE in production (GH_TOKEN)
	.github/request $(REQUEST) $(IMAGE) $(COMMIT) $(MODEL_NAME)

.PHONY: requested
requested: ## tell the workflow what a merged pull request asks for
	@jq --raw-output --from-file .github/requested.jq $(REQUEST) | $(OUTPUT)

.PHONY: rollback
rollback: release ## give all traffic of ENVIRONMENT back to REVISION, or to the last good one
	$(RELEASE) rollback --namespace $(NAMESPACE) $(if $(REVISION),--to $(REVISION)) $(GIT_OPTIONS)

.PHONY: tell-registry
tell-registry: release training ## tell the MLflow registry which version ENVIRONMENT runs, and how its releases ended (MODEL_NAME, NAME of the registered model)
	$(RELEASE) status --namespace $(NAMESPACE) --json | $(TRAINING) champion $(SOURCES)/models/$(MODEL_NAME) - $(if $(NAME),--name '$(NAME)')

# Too little data, as at night, is no failure: exit code 3.
.PHONY: guard
guard: release ## ask the Prometheus at PROMETHEUS_URL whether what ENVIRONMENT serves got bad (GUARD_OPTIONS: --demote, or other limits)
	$(RELEASE) guard --namespace $(NAMESPACE) --prometheus $(or $(PROMETHEUS_URL),$(error PROMETHEUS_URL is missing)) --allow-little-data $(GIT_OPTIONS) $(GUARD_OPTIONS)

# A release that was promoted or rolled back is not under way: it is left alone.
UNDER_WAY = any(.revisions[]; .verdict | test("^(being released|held)"))

.PHONY: abandon
abandon: release ## roll back a release of ENVIRONMENT that stopped half-way
	if $(RELEASE) status --namespace $(NAMESPACE) --json | jq --exit-status '$(UNDER_WAY)' >/dev/null; then \
		$(RELEASE) rollback --namespace $(NAMESPACE) $(GIT_OPTIONS); else echo "no release is under way"; fi

.PHONY: workflow-test
workflow-test: $(ACT) $(COSIGN) $(CRANE) $(SYFT) ## run deploy.yml here, with pushes of good and bad models: KUBECONFIG, REGISTRY (QUICK=1: without the tests)
	$(WITH_TOOLS) .github/act/test

.PHONY: tables
tables: ## measure the tables in docs/ again and open a pull request with the changes (GH_TOKEN)
	{ command -v wrk && command -v h2load; } >/dev/null || sudo apt-get install --yes --no-install-recommends wrk nghttp2-client
	$(MAKE) bench
	.github/propose "tables-$$(date +%F)" "Measure the tables again"

.PHONY: poll
poll: ## import what an MLflow registry has approved, and open a pull request with it (MODEL=credit, GH_TOKEN); nothing if there is nothing new
	.github/poll $(or $(MODEL),$(MODEL_NAME))
