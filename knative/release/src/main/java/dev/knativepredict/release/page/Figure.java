package dev.knativepredict.release.page;

import java.util.List;

/**
 * A picture with its title, what its colours mean, and its numbers.
 *
 * @param title with the unit
 */
public record Figure(String title, List<Element> legend, Element picture, DataTable table) {

  /** Of a chart over time. */
  public static Element of(String title, Chart chart) {
    List<Element> legend =
        chart.lines().stream().map(line -> key(line.colour(), line.label())).toList();
    return new Figure(title, legend, chart.picture(title), chart.table()).element();
  }

  /** What a colour means. */
  public static Element key(Colour colour, String text) {
    return Element.of(
        "li", Element.of("i").with("class", colour.style()), Element.of("span", text));
  }

  public Element element() {
    Element figure = Element.of("figure", Element.of("figcaption", title));
    return figure
        .plus(Element.of("ul", legend).with("class", "legend"))
        .plus(picture)
        .plus(Element.of("details", Element.of("summary", "Numbers"), table.element()));
  }
}
