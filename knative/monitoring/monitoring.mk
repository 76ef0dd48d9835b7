# What watches the function in a cluster: docs/monitoring.md.

MONITORING := knative/monitoring
DASHBOARD := .work/dashboard
$(DASHBOARD)/installed: $(MONITORING)/requirements.txt
	$(PYTHON_PACKAGES)

DASHBOARD_JSON = $(DASHBOARD)/bin/python $(MONITORING)/dashboard.py
# The same lines as an object of the Prometheus operator.
OPERATOR_RULES = { printf '%s\n' '\# Written by `make operator-rules` from ../rules.yaml.' 'apiVersion: monitoring.coreos.com/v1' \
	'kind: PrometheusRule' 'metadata:' '  name: predict' 'spec:'; sed -n '/^groups:/,$${s/^./  &/;p}' $(MONITORING)/rules.yaml; }

.PHONY: dashboard
dashboard: $(DASHBOARD)/installed ## write Grafana's dashboard by code: knative/monitoring/dashboard.json
	$(DASHBOARD_JSON) > $(MONITORING)/dashboard.json

.PHONY: operator-rules
operator-rules: ## write the rules for the Prometheus operator: knative/monitoring/operator/rules.yaml
	$(OPERATOR_RULES) > $(MONITORING)/operator/rules.yaml

.PHONY: monitoring-test
monitoring-test: $(DASHBOARD)/installed ## test rules, alerts, scrape configuration and dashboard with promtool (PROMTOOL, or on the path; SKIP_PROMTOOL=1: without)
	$(OPERATOR_RULES) | diff $(MONITORING)/operator/rules.yaml - || { echo "make operator-rules writes other rules" >&2; exit 1; }
	$(DASHBOARD_JSON) | diff $(MONITORING)/dashboard.json - || { echo "make dashboard writes another dashboard" >&2; exit 1; }
	$(MONITORING)/test/run

.PHONY: tenth
tenth: ## write target/monitoring/tenth: the same configuration and rules with a tenth of all times, for `make alerts`
	$(MONITORING)/test/tenth target/monitoring/tenth

.PHONY: report-test
report-test: browser $(PAGE)/installed ## look at a page of `release report` in a headless Chromium: dark and light, on a phone and wide
	$(MVN) -q -pl knative/release test -Dtest=OverviewPageTest
	$(PAGE)/bin/python knative/release/page/look_at_report.py knative/release/target/report/week.html
