# Tests the spans with an OpenTelemetry collector, and the exemplars with another reader of OpenMetrics.

TRACE := .work/trace
$(TRACE)/collector: function/trace/main.go function/trace/go.mod function/trace/go.sum
	cd function/trace && go build -trimpath -o $(CURDIR)/$@ .

$(TRACE)/python/installed: function/trace/requirements.txt
	$(PYTHON_PACKAGES)

.PHONY: trace-test
ifdef SKIP_COLLECTOR
trace-test: ## test spans with a real collector, built by Go (SKIP_COLLECTOR=1: don't)
	@echo "SKIPPED: no collector received a span, and no other reader read the metrics" >&2
else
trace-test: collector-tools $(TRACE)/collector $(TRACE)/python/installed
	$(MVN) -pl function -am test -Dtest=CollectorTest -Dsurefire.failIfNoSpecifiedTests=false -DexcludedGroups=
	$(TRACE)/python/bin/python function/trace/openmetrics.py function/target/openmetrics
endif

.PHONY: collector-tools
collector-tools:
	@command -v go >/dev/null || { echo "needed: Go 1.26 or newer, to build a collector (SKIP_COLLECTOR=1: leave this test out)" >&2; exit 1; }
