# Models as artifacts in a registry, in the format of CNCF ModelPack.
MODELPACK = $(WITH_TOOLS) TRAINING='$(TRAINING)' models/modelpack

.PHONY: export-modelpack
export-modelpack: training $(if $(filter oci://%,$(TO)),$(CRANE)) ## write a sealed model (MODEL=credit, its newest or VERSION=1) as a ModelPack artifact TO=folder or oci://REGISTRY/NAME:TAG
	@$(MODELPACK)/export $(SOURCES)/models/$(or $(MODEL),credit)/$(or $(VERSION),$(call newest,$(or $(MODEL),credit))) \
		$(or $(TO),$(error TO is missing: make export-modelpack MODEL=credit TO=oci://REGISTRY/NAME:TAG))

# What takes a model may get it from there.
run run-web app image statements deploy: $(if $(ARTIFACT),artifact)
.PHONY: artifact
artifact: training $(CRANE)
	@$(MODELPACK)/pull $(ARTIFACT) $(MODEL_DIR)

PACKING := .work/modelpack
$(PACKING)/installed: models/modelpack.txt
	$(PYTHON_PACKAGES)

.PHONY: modelpack-test
modelpack-test: training $(CRANE) $(PACKING)/installed ## exchange models with a registry and the Python package modelpack-client, and build an image of one
	$(WITH_TOOLS) CLIENT=$(CURDIR)/$(PACKING)/bin/modelpack TRAINING='$(TRAINING)' MAKE='$(MAKE)' models/training/src/test/modelpack
