package dev.knativepredict.check.docs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON that commands print last, compared with what a page says. */
final class PrintedJson {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern FRACTION = Pattern.compile("-?\\d+\\.\\d+");
  private static final int PLACES = 5;

  private PrintedJson() {}

  /** Fails unless the last line is the JSON that the page shows, up to rounding of fractions. */
  static void expect(String printed, String page) {
    if (!rounded(last(printed)).equals(rounded(page))) {
      throw new Failed("the page says%n%sbut the answer is%n%s".formatted(page, last(printed)));
    }
  }

  /** Fails unless the last line is an error of this status. */
  static void expectStatus(String printed, int status) {
    int found = JSON.readTree(last(printed)).path("status").asInt(0);
    if (found != status) {
      throw new Failed("refused with %d expected: %s".formatted(status, last(printed)));
    }
  }

  private static String last(String printed) {
    return printed.lines().reduce("", (_, line) -> line);
  }

  private static JsonNode rounded(String json) {
    return JSON.readTree(
        FRACTION
            .matcher(json)
            .replaceAll(m ->
                new BigDecimal(m.group()).setScale(PLACES, RoundingMode.HALF_UP).toPlainString()));
  }
}
