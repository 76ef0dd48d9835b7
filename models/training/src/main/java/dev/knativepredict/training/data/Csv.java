package dev.knativepredict.training.data;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * A CSV file in UTF-8 with a header, read as texts. Its cells are separated by commas, semicolons
 * or tabs, whichever the header has most of. Empty lines are skipped.
 *
 * @param places where each column is, from 0, by its name
 * @param lines as many cells each
 */
record Csv(Map<String, Integer> places, List<Line> lines) {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /**
   * One row of the file.
   *
   * @param number where it begins in the file; the file's first line is 1
   */
  record Line(int number, List<String> cells) {}

  /**
   * Reads the bytes of a file.
   *
   * @throws IllegalArgumentException where the header is missing or has a column twice, a row has
   *     more or fewer cells than the header, or it is no CSV in UTF-8; the message names the line
   */
  static Csv read(byte[] bytes) {
    List<Line> lines = lines(text(bytes));
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("is empty, without a header");
    }
    Map<String, Integer> places = places(lines.getFirst());
    List<Line> rows = lines.subList(1, lines.size());
    for (Line row : rows) {
      if (row.cells().size() != places.size()) {
        throw new IllegalArgumentException(
            "line %d has %d cells, the header has %d"
                .formatted(row.number(), row.cells().size(), places.size()));
      }
    }
    return new Csv(places, rows);
  }

  private static Map<String, Integer> places(Line header) {
    Map<String, Integer> places = new LinkedHashMap<>();
    for (String cell : header.cells()) {
      String name = cell.replace(BYTE_ORDER_MARK, "").strip();
      if (places.put(name, places.size()) != null) {
        throw new IllegalArgumentException(
            "line %d, the header, has '%s' twice".formatted(header.number(), name));
      }
    }
    return places;
  }

  /** Of bytes, Jackson would guess the encoding. */
  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("is not UTF-8; save it as CSV in UTF-8", e);
    }
  }

  private static List<Line> lines(String text) {
    try (JsonParser in =
        CsvMapper.shared()
            .readerFor(String[].class)
            .with(CsvSchema.emptySchema().withColumnSeparator(separator(text)))
            .withFeatures(CsvReadFeature.WRAP_AS_ARRAY, CsvReadFeature.SKIP_EMPTY_LINES)
            .createParser(text)) {
      return lines(in);
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new IllegalArgumentException(
          "line %d is not CSV: %s".formatted(line, e.getOriginalMessage()), e);
    }
  }

  private static List<Line> lines(JsonParser in) {
    List<Line> lines = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    int number = 0;
    for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
      if (token == JsonToken.VALUE_STRING) {
        number = cells.isEmpty() ? in.currentTokenLocation().getLineNr() : number;
        cells.add(in.getString());
      } else if (token == JsonToken.END_ARRAY && !cells.isEmpty()) {
        lines.add(new Line(number, List.copyOf(cells)));
        cells.clear();
      }
    }
    return lines;
  }

  private static char separator(String text) {
    String header =
        text.lines()
            .filter(line -> !line.isBlank())
            .findFirst()
            .orElse("")
            .replaceAll("\"[^\"]*\"", "");
    char most = ',';
    for (char other : new char[] {';', '\t'}) {
      most = count(header, other) > count(header, most) ? other : most;
    }
    return most;
  }

  private static long count(String header, char separator) {
    return header.chars().filter(found -> found == separator).count();
  }
}
