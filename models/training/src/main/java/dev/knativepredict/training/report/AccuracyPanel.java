package dev.knativepredict.training.report;

import static dev.knativepredict.training.report.Chart.BOTTOM;
import static dev.knativepredict.training.report.Chart.TOP;

import dev.knativepredict.training.judge.FoldScores;
import dev.knativepredict.training.judge.Judgement;
import dev.knativepredict.training.report.Svg.Anchor;

/** One dot per repeat, on a scale from the accuracy of the most frequent label to the best. */
final class AccuracyPanel {

  private final Svg svg;
  private final double gate;
  private final Judgement judgement;
  private final Axis x;

  AccuracyPanel(Svg svg, double gate, Judgement judgement) {
    this.svg = svg;
    this.gate = gate;
    this.judgement = judgement;
    double best =
        judgement.repeats().stream().mapToDouble(FoldScores::accuracy).max().orElseThrow();
    double low = Math.min(best, judgement.majority());
    double high = Math.max(best, judgement.majority());
    double margin = Math.max(0.01, (high - low) / 5);
    this.x = new Axis(low - margin, high + margin, 36, 360);
  }

  void draw() {
    svg.title(36, 26, "Accuracy of each repeat");
    svg.text(
        198, BOTTOM + 36, Anchor.MIDDLE, "a dot a repeat; shaded: the mean ± its sampling error");
    samplingError();
    svg.line(x.at(x.from()), BOTTOM, x.at(x.to()), BOTTOM, "#d0d7de", "");
    marker(judgement.majority(), Anchor.MIDDLE, "majority", "#8c959f");
    marker(gate, Anchor.END, "gate", "#cf222e");
    marker(judgement.accuracy(), Anchor.START, "mean", "#0969da");
    repeats();
  }

  private void samplingError() {
    double from = x.at(judgement.accuracy() - judgement.samplingError());
    double to = x.at(judgement.accuracy() + judgement.samplingError());
    svg.band(from, TOP, to - from, BOTTOM - TOP);
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
    svg.text(beside, BOTTOM + 18, anchor, "%.3f".formatted(value));
  }

  private void repeats() {
    int last = Math.max(1, judgement.repeats().size() - 1);
    for (int i = 0; i < judgement.repeats().size(); i++) {
      double y = TOP + 14 + i * (BOTTOM - TOP - 28.0) / last;
      svg.dot(x.at(judgement.repeats().get(i).accuracy()), y, 4.5);
    }
  }
}
