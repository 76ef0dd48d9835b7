package dev.knativepredict.function.protocol.predict;

import dev.knativepredict.function.edge.Endpoint;
import dev.knativepredict.function.edge.Request;
import dev.knativepredict.function.inference.Model;
import dev.knativepredict.function.refusal.Refused;
import dev.knativepredict.manifest.BrokenModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Asks for golden predictions the way callers do, before there are callers. */
public final class WarmUp {

  private static final int ROWS = 5;

  private WarmUp() {}

  /**
   * Warms up.
   *
   * @throws BrokenModel where a golden request is refused, or its answer is not the golden one
   */
  public static void run(Model model, Endpoint predict, Path path) throws IOException {
    for (String line : model.goldenLines(ROWS)) {
      // Both halves of a golden row are bodies as they go over the wire.
      String request = line.substring(line.indexOf("{\"instances\""), line.indexOf(",\"answer\""));
      String answer = body(predict, request, path);
      if (!same(prediction(answer), prediction(line))) {
        throw new BrokenModel(
            path, "golden request %s is answered with %s".formatted(request, answer));
      }
    }
  }

  private static String prediction(String json) {
    String start = "\"prediction\":[";
    int from = json.indexOf(start) + start.length();
    return json.substring(from, json.indexOf(']', from));
  }

  private static boolean same(String found, String golden) {
    if (found.equals(golden) || golden.startsWith("\"")) {
      return found.equals(golden);
    }
    double expected = Double.parseDouble(golden);
    return Math.abs(Double.parseDouble(found) - expected) <= 1e-5 * Math.max(1, Math.abs(expected));
  }

  private static String body(Endpoint predict, String request, Path path) throws IOException {
    byte[] bytes = request.getBytes(StandardCharsets.UTF_8);
    Request call =
        new Request("POST", "/predict", "application/json", new ByteArrayInputStream(bytes));
    try {
      return new String(predict.answer(call).body(), StandardCharsets.UTF_8);
    } catch (Refused e) {
      throw new BrokenModel(
          path, "golden request %s is refused: %s".formatted(request, e.reason()));
    }
  }
}
