# A model registry: MLflow's own server and client, beside the commands that use it.
MLFLOW := .work/mlflow
$(MLFLOW)/installed: models/mlflow.txt
	$(PYTHON_PACKAGES)

.PHONY: mlflow-test
mlflow-test: $(MLFLOW)/installed training webhook ## import models from MLflow's own server, register some there, tell it what runs, and hear of its changes
	$(MVN) -pl models/training -am test -Dtest=MlflowTest -Dsurefire.failIfNoSpecifiedTests=false -DexcludedGroups=
	PATH=$(CURDIR)/$(MLFLOW)/bin:$$PATH models/training/src/test/mlflow
	PATH=$(CURDIR)/$(MLFLOW)/bin:$$PATH function/webhook/src/test/mlflow

# With the classes of its tests: one of them takes the place of the workflow's API.
.PHONY: webhook
webhook:
	@$(MVN) -q -pl function/webhook -am package -DskipTests >&2
