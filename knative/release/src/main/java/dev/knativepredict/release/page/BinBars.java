package dev.knativepredict.release.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The shares of bins, two bars each: one distribution beside another.
 *
 * @param first what the upper bars are
 * @param second what the lower bars are
 */
public record BinBars(String first, String second, List<Bin> bins) {

  /** In pixels. */
  private static final int ROW = 22;

  private static final int BAR = 8;
  private static final int LONGEST = 15;

  /**
   * A bin.
   *
   * @param first its rows
   * @param second its rows
   */
  public record Bin(String label, long first, long second) {}

  /** The picture and its numbers. */
  public Element figure(String title) {
    List<Element> legend =
        List.of(Figure.key(Colour.BLUE, first), Figure.key(Colour.ORANGE, second));
    return new Figure(title, legend, picture(title), table()).element();
  }

  private long firstRows() {
    return bins.stream().mapToLong(Bin::first).sum();
  }

  private long secondRows() {
    return bins.stream().mapToLong(Bin::second).sum();
  }

  private static double share(long rows, long all) {
    return all == 0 ? 0 : (double) rows / all;
  }

  private Element picture(String title) {
    double most =
        bins.stream()
            .mapToDouble(
                bin -> Math.max(share(bin.first(), firstRows()), share(bin.second(), secondRows())))
            .max()
            .orElse(0);
    Scale scale = Scale.upTo(100 * most);
    List<Node> parts = new ArrayList<>();
    parts.add(Element.of("title", title));
    scale.values().forEach(value -> parts.add(line(scale, value)));
    for (int i = 0; i < bins.size(); i++) {
      parts.add(row(bins.get(i), ROW * i, scale));
    }
    return Element.of("svg", parts)
        .with("class", "bins")
        .with("role", "img")
        .with("height", ROW * bins.size());
  }

  private Element line(Scale scale, double value) {
    double x = scale.share(value);
    Element line =
        Element.of("line").with("class", "grid").share("x1", x).share("x2", x).with("y2", "100%");
    String anchor = x > 0.95 ? "end" : "middle";
    return Element.of("g", line, Plot.label(Scale.text(value) + " %", x, 1, 0, 16, anchor));
  }

  private Element row(Bin bin, int y, Scale scale) {
    double upper = share(bin.first(), firstRows());
    double lower = share(bin.second(), secondRows());
    String title =
        "%s: %s %s, %s %s".formatted(bin.label(), first, percent(upper), second, percent(lower));
    return Element.of(
        "g",
        Element.of("title", title),
        Element.of("text", shortened(bin.label()))
            .with("x", -8)
            .with("y", y + BAR + 6)
            .with("text-anchor", "end"),
        bar(Colour.BLUE, y + 2, scale.share(100 * upper)),
        bar(Colour.ORANGE, y + 2 + BAR, scale.share(100 * lower)));
  }

  private static Element bar(Colour colour, int y, double share) {
    return Element.of("rect")
        .with("class", "bar " + colour.style())
        .with("y", y)
        .share("width", share)
        .with("height", BAR);
  }

  /** A picture has room for so much; its title and the table have all of it. */
  private static String shortened(String label) {
    return label.codePointCount(0, label.length()) > LONGEST
        ? label.substring(0, label.offsetByCodePoints(0, LONGEST - 1)) + "…"
        : label;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private DataTable table() {
    DataTable table = DataTable.titled("bin", List.of(first, "rows", second, "rows"));
    for (Bin bin : bins) {
      table =
          table.row(
              bin.label(),
              List.of(
                  percent(share(bin.first(), firstRows())),
                  Scale.text((double) bin.first()),
                  percent(share(bin.second(), secondRows())),
                  Scale.text((double) bin.second())));
    }
    return table;
  }
}
