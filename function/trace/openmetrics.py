"""Reads the function's metrics with Prometheus' own parser of OpenMetrics: openmetrics.py FILE"""

import sys
from pathlib import Path

from prometheus_client.openmetrics.parser import text_string_to_metric_families

families = {f.name: f for f in text_string_to_metric_families(Path(sys.argv[1]).read_text())}

counters = [f for f in families.values() if f.type in ("counter", "histogram")]
for family in counters:
    created = {tuple(sorted(s.labels.items())) for s in family.samples if s.name.endswith("_created")}
    counted = {tuple(sorted(s.labels.items())) for s in family.samples if s.name.endswith(("_total", "_count"))}
    assert created == counted, f"{family.name}: {len(created)} of {len(counted)} series say when they began"

buckets = [s for s in families["predict_duration_seconds"].samples if s.name.endswith("_bucket")]
exemplars = [s.exemplar for s in buckets if s.exemplar]
assert exemplars, "no latency has an exemplar"
assert all(len(e.labels["trace_id"]) == 32 for e in exemplars), exemplars
print(f"{len(families)} metrics, {len(counters)} of them with the time when they began, {len(exemplars)} exemplars")
