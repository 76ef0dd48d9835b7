# Signatures of models, beside those of the official Python package.
SIGNING := .work/signing
$(SIGNING)/installed: models/signing.txt
	$(PYTHON_PACKAGES)

.PHONY: signing-test
signing-test: training $(SIGNING)/installed ## sign a model here and check it with the official Python package, and the other way round
	PATH=$(CURDIR)/$(SIGNING)/bin:$$PATH TRAINING='$(TRAINING)' models/training/src/test/signing
