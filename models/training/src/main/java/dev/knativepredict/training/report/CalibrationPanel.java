package dev.knativepredict.training.report;

import static dev.knativepredict.training.report.Chart.BOTTOM;
import static dev.knativepredict.training.report.Chart.TOP;

import dev.knativepredict.training.judge.Prediction;
import dev.knativepredict.training.report.Svg.Anchor;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One dot per bin of predictions: how sure they are, and which share of them is right.
 *
 * @param bins of the same size, sorted by the probability of the predicted label
 * @param least where both axes begin
 */
record CalibrationPanel(Svg svg, List<Bin> bins, double least) {

  private static final int MOST_BINS = 8;
  private static final int LEFT = 460;
  private static final int RIGHT = 720;

  /** The means over a bin. */
  record Bin(double confidence, double right) {

    static Bin of(List<Prediction> predictions) {
      return new Bin(
          predictions.stream().mapToDouble(Prediction::confidence).average().orElseThrow(),
          (double) predictions.stream().filter(Prediction::right).count() / predictions.size());
    }
  }

  static CalibrationPanel of(Svg svg, List<Prediction> predictions) {
    List<Prediction> sorted =
        predictions.stream().sorted(Comparator.comparingDouble(Prediction::confidence)).toList();
    int size = sorted.size();
    int count = Math.min(MOST_BINS, size);
    List<Bin> bins =
        IntStream.range(0, count)
            .mapToObj(bin -> Bin.of(sorted.subList(bin * size / count, (bin + 1) * size / count)))
            .toList();
    double lowest =
        bins.stream()
            .mapToDouble(bin -> Math.min(bin.confidence(), bin.right()))
            .min()
            .orElseThrow();
    return new CalibrationPanel(svg, bins, Math.min(0.9, Math.floor(10 * lowest) / 10));
  }

  void draw() {
    Axis x = new Axis(least, 1, LEFT, RIGHT);
    Axis y = new Axis(least, 1, BOTTOM, TOP);
    svg.title(LEFT, 26, "How sure, and how often right");
    svg.text(LEFT, TOP - 8, Anchor.START, "share that is right");
    for (double tick : new double[] {least, (least + 1) / 2, 1}) {
      tick(x, y, tick);
    }
    svg.text(590, BOTTOM + 36, Anchor.MIDDLE, "probability of the label that it answers");
    svg.line(x.at(least), y.at(least), x.at(1), y.at(1), "#8c959f", "4 4");
    bins.forEach(bin -> svg.dot(x.at(bin.confidence()), y.at(bin.right()), 5.5));
  }

  private void tick(Axis x, Axis y, double value) {
    String percent = "%.0f %%".formatted(100 * value);
    svg.line(LEFT, y.at(value), RIGHT, y.at(value), "#eaeef2", "");
    svg.text(LEFT - 8, y.at(value) + 4, Anchor.END, percent);
    svg.text(x.at(value), BOTTOM + 18, Anchor.MIDDLE, percent);
  }
}
