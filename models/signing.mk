# Signatures of models: by a key, or by who runs this, whom Sigstore certifies.
SIGNED = $(wildcard $(SOURCES)/models/$(or $(MODEL),*)/$(or $(VERSION),[1-9]*))
WITHOUT_KEY = $(WITH_TOOLS) TRAINING='$(TRAINING)' models/keyless

.PHONY: sign-model
sign-model: training $(if $(KEYLESS),$(COSIGN)) ## sign sealed versions (MODEL=credit, VERSION=1) with a private KEY and its PUBLIC_KEY in PEM, or with KEYLESS=1 by Sigstore
	@$(if $(KEYLESS),$(WITHOUT_KEY)/sign,$(TRAINING) sign --key $(or $(KEY),$(error KEY is missing)) \
		--public-key $(or $(PUBLIC_KEY),$(error PUBLIC_KEY is missing))) $(SIGNED)

# Who says which workflow of GitHub's it was.
ISSUER ?= https://token.actions.githubusercontent.com
.PHONY: verify-model
verify-model: training $(if $(PUBLIC_KEY),,$(COSIGN)) ## refuse sealed versions (MODEL=credit, VERSION=1) unless PUBLIC_KEY has signed them, or without a key IDENTITY, which ISSUER knows
	@$(if $(PUBLIC_KEY),$(TRAINING) verify --public-key $(PUBLIC_KEY), \
		$(WITHOUT_KEY)/verify $(or $(IDENTITY),$(error IDENTITY is missing, or PUBLIC_KEY)) $(ISSUER)) $(SIGNED)

SIGNING := .work/signing
$(SIGNING)/installed: models/signing.txt
	$(PYTHON_PACKAGES)

.PHONY: signing-test
signing-test: training $(SIGNING)/installed ## sign a model here and check it with the official Python package, and the other way round
	PATH=$(CURDIR)/$(SIGNING)/bin:$$PATH TRAINING='$(TRAINING)' models/training/src/test/signing

# Sigstore's servers, built from their sources.
SIGSTORE := $(TOOLS)/sigstore-2026-11
$(SIGSTORE)/installed:
	GOBIN=$(@D) go install github.com/sigstore/fulcio@v1.8.8
	GOBIN=$(@D) go install github.com/sigstore/timestamp-authority/v2/cmd/timestamp-server@v2.1.2
	GOBIN=$(@D) go install github.com/sigstore/rekor-tiles/v2/cmd/rekor-server/posix@v2.3.0 && mv $(@D)/posix $(@D)/rekor-server
	GOBIN=$(@D) go install github.com/transparency-dev/tesseract/cmd/tesseract/posix@v0.1.1 && mv $(@D)/posix $(@D)/tesseract
	touch $@

.PHONY: keyless-test
keyless-test: training $(SIGNING)/installed $(COSIGN) $(SIGSTORE)/installed ## the same without a key, with Sigstore's own servers
	PATH="$(SIGSTORE):$(CURDIR)/$(SIGNING)/bin:$(dir $(COSIGN)):$$PATH" TRAINING='$(TRAINING)' models/training/src/test/keyless
