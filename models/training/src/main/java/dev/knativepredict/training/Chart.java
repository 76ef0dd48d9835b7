package dev.knativepredict.training;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The card's picture: every repeat against the gate, and how far its probabilities hold. */
final class Chart {

  private static final int TOP = 56;
  private static final int BOTTOM = 262;
  private static final int BINS = 8;

  private final StringBuilder svg = new StringBuilder();

  private Chart() {}

  static String svg(ModelSettings settings, Judgement judgement) {
    Chart chart = new Chart();
    chart.svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 310" width="760" height="310" \
        font-family="system-ui, sans-serif" font-size="12" fill="#57606a">
        <rect width="760" height="310" rx="8" fill="#ffffff"/>
        """);
    chart.repeats(settings.gate().minAccuracy(), judgement);
    chart.calibration(judgement.answers());
    return chart.svg.append("</svg>\n").toString();
  }

  /** A dot a repeat, between the accuracy of saying nothing and the best possible. */
  private void repeats(double gate, Judgement judgement) {
    double majority = judgement.majority();
    List<Judgement.FoldScores> repeats = judgement.repeats();
    double best = repeats.stream().mapToDouble(Judgement.FoldScores::accuracy).max().orElseThrow();
    double margin = (best - majority) / 5;
    Axis x = new Axis(majority - margin, Math.min(1, best + margin), 36, 360);
    text(36, 28, "start", "Accuracy of each repeat", true);
    line(x.at(x.from), BOTTOM, x.at(x.to), BOTTOM, "#d0d7de", "");
    marker(x, majority, "middle", "majority", "#8c959f");
    marker(x, gate, "end", "gate", "#cf222e");
    marker(x, judgement.accuracy(), "start", "mean", "#0969da");
    for (int i = 0; i < repeats.size(); i++) {
      double y = TOP + 14 + i * (BOTTOM - TOP - 28.0) / Math.max(1, repeats.size() - 1);
      dot(x.at(repeats.get(i).accuracy()), y, 4.5);
    }
  }

  /** The answers in bins of one size, by the probability of the label that was answered. */
  private void calibration(List<Judgement.Answer> answers) {
    List<Judgement.Answer> sorted =
        answers.stream().sorted(Comparator.comparingDouble(Judgement.Answer::confidence)).toList();
    List<List<Judgement.Answer>> bins =
        IntStream.range(0, BINS)
            .mapToObj(
                bin -> sorted.subList(bin * sorted.size() / BINS, (bin + 1) * sorted.size() / BINS))
            .toList();
    double least =
        Math.floor(
                10
                    * Math.min(
                        mean(bins.getFirst(), Judgement.Answer::confidence),
                        mean(bins.getFirst(), answer -> answer.right() ? 1 : 0)))
            / 10;
    Axis x = new Axis(least, 1, 460, 720);
    Axis y = new Axis(least, 1, BOTTOM, TOP);
    text(460, 28, "start", "What it says, and how often it is right", true);
    for (double tick : new double[] {least, (least + 1) / 2, 1}) {
      line(460, y.at(tick), 720, y.at(tick), "#eaeef2", "");
      text(452, y.at(tick) + 4, "end", percent(tick), false);
      text(x.at(tick), BOTTOM + 18, "middle", percent(tick), false);
    }
    text(590, BOTTOM + 36, "middle", "probability of the label that it answers", false);
    line(x.at(least), y.at(least), x.at(1), y.at(1), "#8c959f", "4 4");
    for (List<Judgement.Answer> bin : bins) {
      dot(
          x.at(mean(bin, Judgement.Answer::confidence)),
          y.at(mean(bin, answer -> answer.right() ? 1 : 0)),
          5.5);
    }
  }

  private static double mean(List<Judgement.Answer> bin, ToDoubleFunction<Judgement.Answer> part) {
    return bin.stream().mapToDouble(part).average().orElseThrow();
  }

  /** A line for a value; its name and number stand on the side that the anchor leaves free. */
  private void marker(Axis x, double value, String anchor, String name, String colour) {
    line(x.at(value), TOP, x.at(value), BOTTOM, colour, "");
    double beside = x.at(value) + (anchor.equals("end") ? 4 : anchor.equals("start") ? -4 : 0);
    text(beside, TOP - 6, anchor, name, false);
    text(beside, BOTTOM + 18, anchor, "%.3f".formatted(value), false);
  }

  private void dot(double x, double y, double radius) {
    svg.append(
        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"#0969da\" fill-opacity=\"0.75\"/>%n"
            .formatted(x, y, radius));
  }

  private void line(double x1, double y1, double x2, double y2, String colour, String dashes) {
    svg.append(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"1.5\" stroke-dasharray=\"%s\"/>%n"
            .formatted(x1, y1, x2, y2, colour, dashes));
  }

  private void text(double x, double y, String anchor, String text, boolean title) {
    svg.append(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\"%s>%s</text>%n"
            .formatted(
                x,
                y,
                anchor,
                title ? " font-size=\"14\" font-weight=\"600\" fill=\"#1f2328\"" : "",
                text));
  }

  private static String percent(double share) {
    return "%.0f %%".formatted(100 * share);
  }

  /** From values to pixels. */
  private record Axis(double from, double to, double pixelFrom, double pixelTo) {
    double at(double value) {
      return pixelFrom + (value - from) / (to - from) * (pixelTo - pixelFrom);
    }
  }
}
