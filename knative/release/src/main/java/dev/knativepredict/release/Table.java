package dev.knativepredict.release;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Columns of text under their titles. */
final class Table {

  private final List<List<String>> rows = new ArrayList<>();

  Table(String... titles) {
    rows.add(List.of(titles));
  }

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  String text() {
    return rows.stream().map(this::line).collect(Collectors.joining("\n"));
  }

  private String line(List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      int column = i;
      int width = rows.stream().mapToInt(cells -> cells.get(column).length()).max().orElse(0);
      line.append(row.get(i)).repeat(' ', width - row.get(i).length() + 2);
    }
    return line.toString().stripTrailing();
  }
}
