package dev.knativepredict.training.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

/** A CSV file with a header, read as texts. Empty lines are skipped. */
final class Csv {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private Csv() {}

  /**
   * The cells of each row, by column.
   *
   * @throws IllegalArgumentException where the header is missing or has a column twice, or a row
   *     has more or fewer cells than the header
   * @throws tools.jackson.core.JacksonException where it is no CSV
   */
  static List<Map<String, String>> rows(byte[] bytes) {
    List<String[]> lines = lines(bytes);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("the header is missing");
    }
    String[] header = header(lines.getFirst());
    List<Map<String, String>> rows = new ArrayList<>();
    for (String[] cells : lines.subList(1, lines.size())) {
      rows.add(row(rows.size() + 1, header, cells));
    }
    return rows;
  }

  private static List<String[]> lines(byte[] bytes) {
    try (MappingIterator<String[]> lines =
        CsvMapper.shared()
            .readerFor(String[].class)
            .withFeatures(CsvReadFeature.WRAP_AS_ARRAY, CsvReadFeature.SKIP_EMPTY_LINES)
            .readValues(bytes)) {
      return lines.readAll();
    }
  }

  private static String[] header(String[] columns) {
    columns[0] = columns[0].replaceFirst("^" + BYTE_ORDER_MARK, "");
    Set<String> names = new HashSet<>();
    for (int i = 0; i < columns.length; i++) {
      columns[i] = columns[i].strip();
      if (!names.add(columns[i])) {
        throw new IllegalArgumentException("the header has '%s' twice".formatted(columns[i]));
      }
    }
    return columns;
  }

  private static Map<String, String> row(int place, String[] header, String[] cells) {
    if (cells.length != header.length) {
      throw new IllegalArgumentException(
          "row %d has %d cells, the header has %d".formatted(place, cells.length, header.length));
    }
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < cells.length; i++) {
      row.put(header[i], cells[i]);
    }
    return row;
  }
}
