package dev.knativepredict.image;

import dev.knativepredict.manifest.GoldenRow;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The requests of a training run: valid and invalid ones, so that the AOT cache has the classes for
 * both. Each response is checked.
 */
final class TrainingRequests {

  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> PAGES = List.of("/", "/docs", "/openapi.json", "/livez");
  private static final List<String> INVALID =
      List.of(
          "",
          "{",
          "{}",
          "[]",
          "{\"features\":[]}",
          "{\"features\":[\"x\"]}",
          "{\"instances\":[{}]}",
          "{\"instances\":[{\"unheard_of\":1}]}");

  private final List<GoldenRow.Rows> golden;

  TrainingRequests(Application application) {
    ModelDirectory model = ModelDirectory.open(application.model());
    this.golden = GoldenRow.readRows(model.bytes(Manifest.GOLDEN));
  }

  /** Sends all requests; an unexpected response fails the build. */
  void sendTo(Caller function) throws IOException, InterruptedException {
    for (GoldenRow.Rows row : golden) {
      expectGolden(function, row);
    }
    for (String body : INVALID) {
      expect(400, function.post("/predict", body), "POST /predict " + body);
    }
    expect(404, function.get("/nothing-here"), "GET /nothing-here");
    expect(405, function.get("/predict"), "GET /predict");
    for (String page : PAGES) {
      expect(200, function.get(page), "GET " + page);
    }
  }

  /** Reads the metrics once, as Prometheus does by HTTP/1.1. */
  void scrape(FunctionClient function) throws IOException, InterruptedException {
    expect(200, function.metrics(), "GET /metrics");
  }

  private static void expectGolden(Caller function, GoldenRow.Rows row)
      throws IOException, InterruptedException {
    String request = JSON.writeValueAsString(row.request());
    Caller.Response response = function.post("/predict", request);
    expect(200, response, "POST /predict " + request);
    JsonNode found = JSON.readTree(response.body()).path("prediction");
    JsonNode expected = JSON.valueToTree(row.answer().prediction());
    if (!found.equals(expected)) {
      throw new ImageBuildFailed(
          "the prediction for %s is %s, not %s".formatted(request, found, expected));
    }
  }

  private static void expect(int status, Caller.Response response, String request) {
    if (response.status() != status) {
      throw new ImageBuildFailed(
          "the status for %s is %d, not %d: %s"
              .formatted(request, response.status(), status, response.body()));
    }
  }
}
