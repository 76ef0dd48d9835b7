package dev.knativepredict.training.report;

/** A picture of lines, dots and texts, in pixels from the upper left corner. */
final class Svg {

  private final StringBuilder svg = new StringBuilder();

  /** A white picture. */
  Svg(int width, int height) {
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" \
        font-family="system-ui, sans-serif" font-size="12" fill="#57606a">
        <rect width="%1$d" height="%2$d" rx="8" fill="#ffffff"/>
        """
            .formatted(width, height));
  }

  /** Where the x of a text is: at its start, in its middle, or at its end. */
  enum Anchor {
    START,
    MIDDLE,
    END;

    @Override
    public String toString() {
      return switch (this) {
        case START -> "start";
        case MIDDLE -> "middle";
        case END -> "end";
      };
    }
  }

  /** A shaded rectangle. */
  void band(double x, double y, double width, double height) {
    svg.append(
        "<rect x=\"%.1f\" y=\"%.0f\" width=\"%.1f\" height=\"%.0f\" fill=\"#ddf4ff\"/>\n"
            .formatted(x, y, width, height));
  }

  void dot(double x, double y, double radius) {
    svg.append(
        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"#0969da\" fill-opacity=\"0.75\"/>\n"
            .formatted(x, y, radius));
  }

  /**
   * A line.
   *
   * @param dashes the lengths of dashes and gaps, or nothing
   */
  void line(double x1, double y1, double x2, double y2, String colour, String dashes) {
    svg.append(
        """
        <line x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f" stroke="%s" stroke-width="1.5" \
        stroke-dasharray="%s"/>
        """
            .formatted(x1, y1, x2, y2, colour, dashes));
  }

  void text(double x, double y, Anchor anchor, String text) {
    text(x, y, anchor, "", text);
  }

  void title(double x, double y, String text) {
    text(x, y, Anchor.START, " font-size=\"14\" font-weight=\"600\" fill=\"#1f2328\"", text);
  }

  private void text(double x, double y, Anchor anchor, String style, String text) {
    svg.append(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\"%s>%s</text>\n"
            .formatted(x, y, anchor, style, escaped(text)));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  /** The picture so far, as a file. */
  @Override
  public String toString() {
    return svg + "</svg>\n";
  }
}
