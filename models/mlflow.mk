# A model registry: MLflow's own server and client, beside the commands that use it.
MLFLOW := .work/mlflow
$(MLFLOW)/installed: models/mlflow.txt
	$(PYTHON_PACKAGES)

.PHONY: mlflow-test
mlflow-test: $(MLFLOW)/installed training ## import models from MLflow's own server, register some there, and tell it what runs
	$(MVN) -pl models/training -am test -Dtest=MlflowTest -Dsurefire.failIfNoSpecifiedTests=false -DexcludedGroups=
	PATH=$(CURDIR)/$(MLFLOW)/bin:$$PATH models/training/src/test/mlflow
