"""Writes Grafana's dashboard to the standard output: `make dashboard`."""

from grafana_foundation_sdk.builders import bargauge, common, dashboard, prometheus, timeseries
from grafana_foundation_sdk.cog.encoder import JSONEncoder
from grafana_foundation_sdk.models.common import LegendDisplayMode, LegendPlacement, StackingMode
from grafana_foundation_sdk.models.dashboard import DataSourceRef, VariableRefresh

SOURCE = DataSourceRef(type_val="prometheus", uid="${datasource}")
HERE = 'namespace="$namespace",service="$service"'
FEATURE = "{{model}}/{{version}} {{feature}}"


def grown(counter, window, more=""):
    """By how much a counter grew, in pods that come and go; rules.yaml says why in this way."""
    series = f"{counter}{{{HERE}{more}}}"
    longest = f"max_over_time({series}[{window}])"
    return f"{longest} - ({series} offset {window} or {longest} * 0)"


def query(expression, legend):
    return prometheus.Dataquery().datasource(SOURCE).expr(expression).legend_format(legend)


def lines(title, unit, *queries):
    legend = common.VizLegendOptions().show_legend(True).display_mode(LegendDisplayMode.LIST).placement(LegendPlacement.BOTTOM)
    panel = timeseries.Panel().title(title).unit(unit).min(0).datasource(SOURCE).span(8).height(8).legend(legend)
    for letter, (expression, legend) in zip("ABCD", queries):
        panel.with_target(query(expression, legend).ref_id(letter))
    return panel


def stacked(title, expression):
    panel = lines(title, "short", (expression, "{{bin}}")).span(12)
    return panel.fill_opacity(50).stacking(common.StackingConfig().mode(StackingMode.NORMAL))


def bars(title, expression):
    target = query(expression, "{{bin}}").instant()
    panel = bargauge.Panel().title(title).unit("percentunit").min(0).datasource(SOURCE).span(12).height(8)
    return panel.reduce_options(common.ReduceDataOptions().calcs(["lastNotNull"])).with_target(target)


def variable(name, values):
    return (
        dashboard.QueryVariable(name)
        .datasource(SOURCE)
        .query(f"label_values({values}, {name})")
        .refresh(VariableRefresh.ON_TIME_RANGE_CHANGED)
    )


def quantiles(start):
    where = f'{HERE},start="{start}"'
    return (
        (f"histogram_quantile(0.5, revision:predict_duration_seconds_bucket:increase5m{{{where}}})", "p50 {{revision}}"),
        (f"revision:predict_duration_seconds:p99_5m{{{where}}}", "p99 {{revision}}"),
    )


def rows():
    requests = f"revision:predict_requests:increase5m{{{HERE}}}"
    all_cold = grown("predict_requests_total", "1h", ',start="cold"')
    right = grown("predict_feedback_rows_total", "1d", ',correct="true"')
    labels = grown("predict_feedback_rows_total", "1d")
    sure = grown("predict_feedback_confidence_rows_total", "1d", ',correct="true"')
    cold = f'revision:predict_requests:increase1h{{{HERE},outcome="ok",start="cold"}}'
    return {
        "Traffic": [
            lines("Requests by revision", "reqps", (f"sum by (revision) ({requests}) / 300", "{{revision}}")),
            lines("Requests by outcome", "reqps", (f"sum by (outcome) ({requests}) / 300", "{{outcome}}")),
            lines("Pods that answer", "short", (f"revision:predict_pods:count{{{HERE}}}", "{{revision}}")),
        ],
        "Errors": [
            lines("Failed, of 5 minutes", "percentunit", (f"revision:predict_errors:ratio5m{{{HERE}}}", "{{revision}}")),
            lines("Refused, of 5 minutes", "percentunit", (f"revision:predict_overloaded:ratio5m{{{HERE}}}", "{{revision}}")),
            lines("Wrong as HTTP, in 5 minutes", "short", (f"sum by (reason) ({grown('http_errors_total', '5m')})", "{{reason}}")),
        ],
        "Latency": [
            lines("Warm answers", "s", *quantiles("warm")),
            lines("Cold answers", "s", *quantiles("cold")),
            lines(
                "Warm answers after more than 0.1 s; 1 % may",
                "percentunit",
                (f"revision:predict_slow:ratio1h{{{HERE}}}", "1 h {{revision}}"),
                (f"revision:predict_slow:ratio6h{{{HERE}}}", "6 h {{revision}}"),
            ),
        ],
        "Cold starts": [
            lines("Cold, of the answers of an hour", "percentunit", (f"service:predict_cold:ratio1h{{{HERE}}}", "{{service}}")),
            lines("Cold answers in an hour", "short", (f"sum by (revision) ({cold})", "{{revision}}")),
            lines(
                "Waited for a start, on average of an hour",
                "s",
                (f"sum({grown('predict_start_wait_seconds_total', '1h')}) / sum({all_cold})", "since the process's start"),
            ),
            lines("Phases of a start", "s", (f"max by (phase) (predict_start_seconds{{{HERE}}})", "{{phase}}")),
        ],
        "Queue": [
            lines("Predictions that wait, at most in 5 minutes", "short", (f"revision:predict_waiting:max5m{{{HERE}}}", "{{revision}}")),
            lines("Predictions that run", "short", (f"sum by (revision) (predict_running{{{HERE}}})", "{{revision}}")),
            lines("Bodies in memory", "bytes", (f"sum by (revision) (predict_held_bytes{{{HERE}}})", "{{revision}}")),
        ],
        "Drift": [
            lines(
                "Population stability index of a day",
                "short",
                (f"feature:predict_psi:1d{{{HERE}}}", FEATURE),
                (f"max(feature:predict_psi:limit{{{HERE}}})", "alert above, at most"),
            ),
            lines("Rows of a day", "short", (f"feature:predict_rows:increase1d{{{HERE}}}", FEATURE)),
            lines("Out of range, of the rows of an hour", "percentunit", (f"feature:predict_outside_rows:ratio1h{{{HERE}}}", FEATURE)),
            bars("$feature: rows of a day", f'bin:predict_rows:smoothed1d{{{HERE},feature="$feature"}}'),
            bars("$feature: training data", f'bin:predict_reference_rows:smoothed{{{HERE},feature="$feature"}}'),
        ],
        "Predictions": [
            stacked("Predictions in an hour", f"sum by (bin) ({grown('predict_prediction_rows_total', '1h')})"),
            stacked("Rows in an hour by the probability of their label", f"sum by (bin) ({grown('predict_confidence_rows_total', '1h')})"),
        ],
        "Labels that came later": [
            lines("Right, of the labels of a day", "percentunit", (f"sum by (answered_by) ({right}) / sum by (answered_by) ({labels})", "{{answered_by}}")),
            lines("Labels of a day", "short", (f"sum by (predicted, actual) ({labels})", "predicted {{predicted}}, was {{actual}}")),
            bars(
                "Right, by the probability of the label: at most",
                f"sum by (bin) ({sure}) / sum by (bin) ({grown('predict_feedback_confidence_rows_total', '1d')})",
            ).span(8),
        ],
    }


def build():
    board = (
        dashboard.Dashboard("knative-predict")
        .uid("knative-predict")
        .tags(["knative", "predict"])
        .time("now-6h", "now")
        .refresh("1m")
        .with_variable(dashboard.DatasourceVariable("datasource").type("prometheus"))
        .with_variable(variable("namespace", "revision:predict_requests:increase1h"))
        .with_variable(variable("service", 'revision:predict_requests:increase1h{namespace="$namespace"}'))
        .with_variable(variable("feature", f"feature:predict_rows:increase1d{{{HERE}}}"))
    )
    for title, panels in rows().items():
        board.with_row(dashboard.Row(title))
        for panel in panels:
            board.with_panel(panel)
    return board.build()


print(JSONEncoder(sort_keys=True, indent=2).encode(build()))
