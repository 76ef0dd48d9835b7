package dev.knativepredict.training.report;

import static dev.knativepredict.training.report.Chart.BOTTOM;
import static dev.knativepredict.training.report.Chart.TOP;
import static java.util.Objects.requireNonNull;

import dev.knativepredict.training.data.GateSpec;
import dev.knativepredict.training.data.Measure;
import dev.knativepredict.training.judge.Judgement;
import dev.knativepredict.training.report.Svg.Anchor;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/** One dot per repeat, by the metric of the gate; for the accuracy, beside the majority's. */
final class GatePanel {

  private final Svg svg;
  private final GateSpec gate;
  private final Measure metric;
  private final Judgement judgement;
  private final double mean;
  private final double[] repeats;
  private final Axis x;

  GatePanel(Svg svg, GateSpec gate, Judgement judgement) {
    this.svg = svg;
    this.gate = gate;
    this.metric = gate.metric();
    this.judgement = judgement;
    this.mean = requireNonNull(judgement.mean(metric), metric.key());
    this.repeats = judgement.means(metric);
    double best = Arrays.stream(repeats).max().orElseThrow();
    double other = metric == Measure.ACCURACY ? majority() : gate.bound();
    double low = DoubleStream.concat(DoubleStream.of(best, other), worst()).min().orElseThrow();
    double high = Math.max(best, other);
    double margin = Math.max(metric.moreIsBetter() ? 0.01 : high / 100, (high - low) / 5);
    this.x = new Axis(low - margin, high + margin, 36, 360);
  }

  private DoubleStream worst() {
    return metric == Measure.ACCURACY ? DoubleStream.empty() : Arrays.stream(repeats);
  }

  private double majority() {
    return requireNonNull(judgement.mean(Measure.MAJORITY), "majority");
  }

  void draw() {
    svg.title(36, 26, Chart.capital(metric.title()) + " of each repeat");
    Double error = judgement.samplingError(metric);
    if (error == null) {
      svg.text(198, BOTTOM + 36, Anchor.MIDDLE, "a dot a repeat");
    } else {
      svg.text(
          198, BOTTOM + 36, Anchor.MIDDLE, "a dot a repeat; shaded: the mean ± its sampling error");
      svg.band(x.at(mean - error), TOP, x.at(mean + error) - x.at(mean - error), BOTTOM - TOP);
    }
    svg.line(x.at(x.from()), BOTTOM, x.at(x.to()), BOTTOM, "#d0d7de", "");
    if (metric == Measure.ACCURACY) {
      marker(majority(), Anchor.MIDDLE, "majority", "#8c959f");
    }
    marker(gate.bound(), Anchor.END, "gate", "#cf222e");
    marker(mean, Anchor.START, "mean", "#0969da");
    dots();
  }

  /** A line at a value; its name and number are on the side that the anchor leaves free. */
  private void marker(double value, Anchor anchor, String name, String colour) {
    svg.line(x.at(value), TOP, x.at(value), BOTTOM, colour, "");
    double beside =
        x.at(value)
            + switch (anchor) {
              case START -> -4;
              case MIDDLE -> 0;
              case END -> 4;
            };
    svg.text(beside, TOP - 6, anchor, name);
    svg.text(
        beside,
        BOTTOM + 18,
        anchor,
        metric.moreIsBetter() ? "%.3f".formatted(value) : metric.text(value));
  }

  private void dots() {
    int last = Math.max(1, repeats.length - 1);
    for (int i = 0; i < repeats.length; i++) {
      svg.dot(x.at(repeats[i]), TOP + 14 + i * (BOTTOM - TOP - 28.0) / last, 4.5);
    }
  }
}
