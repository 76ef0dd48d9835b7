package dev.knativepredict.training;

import java.util.Comparator;
import java.util.List;
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
    Axis x = new Axis(majority - margin, best + margin, 36, 360);
    text(36, 26, "start", "Accuracy of each repeat", true);
    text(
        198, BOTTOM + 36, "middle", "a dot a repeat; shaded: the mean ± its sampling error", false);
    band(
        x,
        judgement.accuracy() - judgement.samplingError(),
        judgement.accuracy() + judgement.samplingError());
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
    double lowest =
        bins.stream().mapToDouble(bin -> Math.min(said(bin), right(bin))).min().orElseThrow();
    double least = Math.floor(10 * lowest) / 10;
    Axis x = new Axis(least, 1, 460, 720);
    Axis y = new Axis(least, 1, BOTTOM, TOP);
    text(460, 26, "start", "How sure, and how often right", true);
    text(460, TOP - 8, "start", "share that is right", false);
    for (double tick : new double[] {least, (least + 1) / 2, 1}) {
      line(460, y.at(tick), 720, y.at(tick), "#eaeef2", "");
      text(452, y.at(tick) + 4, "end", percent(tick), false);
      text(x.at(tick), BOTTOM + 18, "middle", percent(tick), false);
    }
    text(590, BOTTOM + 36, "middle", "probability of the label that it answers", false);
    line(x.at(least), y.at(least), x.at(1), y.at(1), "#8c959f", "4 4");
    for (List<Judgement.Answer> bin : bins) {
      dot(x.at(said(bin)), y.at(right(bin)), 5.5);
    }
  }

  private static double said(List<Judgement.Answer> bin) {
    return bin.stream().mapToDouble(Judgement.Answer::confidence).average().orElseThrow();
  }

  private static double right(List<Judgement.Answer> bin) {
    return (double) bin.stream().filter(Judgement.Answer::right).count() / bin.size();
  }

  /** A line for a value; its name and number stand on the side that the anchor leaves free. */
  private void marker(Axis x, double value, String anchor, String name, String colour) {
    line(x.at(value), TOP, x.at(value), BOTTOM, colour, "");
    double beside = x.at(value) + (anchor.equals("end") ? 4 : anchor.equals("start") ? -4 : 0);
    text(beside, TOP - 6, anchor, name, false);
    text(beside, BOTTOM + 18, anchor, "%.3f".formatted(value), false);
  }

  private void band(Axis x, double from, double to) {
    svg.append(
        "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#ddf4ff\"/>\n"
            .formatted(x.at(from), TOP, x.at(to) - x.at(from), BOTTOM - TOP));
  }

  private void dot(double x, double y, double radius) {
    svg.append(
        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"#0969da\" fill-opacity=\"0.75\"/>\n"
            .formatted(x, y, radius));
  }

  private void line(double x1, double y1, double x2, double y2, String colour, String dashes) {
    svg.append(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"1.5\" stroke-dasharray=\"%s\"/>\n"
            .formatted(x1, y1, x2, y2, colour, dashes));
  }

  private void text(double x, double y, String anchor, String text, boolean title) {
    svg.append(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\"%s>%s</text>\n"
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
