package dev.knativepredict.release.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table with titles above and at the left. Numbers are aligned at the right. */
public record DataTable(List<String> titles, List<List<String>> rows) {

  private static final Pattern NUMBER =
      Pattern.compile("[-–]?[0-9.,]*(?:e[-+][0-9]+)?(?: ?%| ms| s)?");

  public DataTable {
    titles = List.copyOf(titles);
    rows = List.copyOf(rows);
  }

  public static DataTable titled(String first, List<String> others) {
    return new DataTable(joined(first, others), List.of());
  }

  public static DataTable titled(String... titles) {
    return new DataTable(List.of(titles), List.of());
  }

  /** With one more row. */
  public DataTable row(String first, List<String> others) {
    List<List<String>> more = new ArrayList<>(rows);
    more.add(joined(first, others));
    return new DataTable(titles, more);
  }

  private static List<String> joined(String first, List<String> others) {
    return Stream.concat(Stream.of(first), others.stream()).toList();
  }

  /** It scrolls by itself where it is wider than the screen. */
  public Element element() {
    return Element.of(
            "div",
            Element.of(
                "table",
                Element.of("thead", Element.of("tr", cells(titles, "th"))),
                Element.of(
                    "tbody",
                    rows.stream().map(row -> Element.of("tr", cells(row, "td"))).toList())))
        .with("class", "scroll")
        .with("tabindex", "0");
  }

  private List<Element> cells(List<String> texts, String name) {
    return IntStream.range(0, texts.size())
        .mapToObj(column -> {
          Element cell = Element.of(name, texts.get(column));
          return isNumber(column) ? cell.with("class", "number") : cell;
        })
        .toList();
  }

  private boolean isNumber(int column) {
    return column > 0 && rows.stream().allMatch(row -> NUMBER.matcher(row.get(column)).matches());
  }
}
