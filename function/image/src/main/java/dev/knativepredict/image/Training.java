package dev.knativepredict.image;

import dev.knativepredict.manifest.GoldenRow;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the function is asked while the JVM watches: whatever callers ask, the right and the wrong.
 */
final class Training {

  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> PAGES = List.of("/", "/docs", "/openapi.json", "/livez");
  private static final List<String> WRONG =
      List.of(
          "",
          "{",
          "{}",
          "[]",
          "{\"features\":[]}",
          "{\"features\":[\"x\"]}",
          "{\"instances\":[{}]}",
          "{\"instances\":[{\"unheard_of\":1}]}");

  private final List<GoldenRow> golden;

  Training(Application application) {
    ModelDirectory model = ModelDirectory.open(application.model());
    this.golden = GoldenRow.read(model.bytes(Manifest.GOLDEN));
  }

  void run(Started function) throws IOException, InterruptedException {
    for (GoldenRow row : golden) {
      expectGolden(function, row);
    }
    for (String wrong : WRONG) {
      expect(400, function.post("/predict", wrong), "POST /predict " + wrong);
    }
    expect(404, function.get("/nothing-here"), "GET /nothing-here");
    expect(405, function.get("/predict"), "GET /predict");
    for (String page : PAGES) {
      expect(200, function.get(page), "GET " + page);
    }
    expect(200, function.metrics(), "GET /metrics");
  }

  private static void expectGolden(Started function, GoldenRow row)
      throws IOException, InterruptedException {
    String request = JSON.writeValueAsString(row.request());
    HttpResponse<String> answer = function.post("/predict", request);
    expect(200, answer, "POST /predict " + request);
    JsonNode found = JSON.readTree(answer.body()).path("prediction");
    JsonNode expected = JSON.valueToTree(row.answer().prediction());
    if (!found.equals(expected)) {
      throw new Broken("%s is answered with %s, not %s".formatted(request, found, expected));
    }
  }

  private static void expect(int status, HttpResponse<String> answer, String request) {
    if (answer.statusCode() != status) {
      throw new Broken(
          "%s is answered with %d, not %d: %s"
              .formatted(request, answer.statusCode(), status, answer.body()));
    }
  }
}
