package dev.knativepredict.image;

import dev.knativepredict.manifest.GoldenRow;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The requests of a training run: valid and invalid ones, so that the AOT cache has the classes for
 * both. Each response is checked.
 */
final class TrainingRequests {

  private static final List<String> PAGES = List.of("/", "/docs", "/openapi.json", "/livez");

  private final Manifest model;
  private final List<GoldenRow> golden;

  TrainingRequests(Application application) {
    ModelDirectory directory = ModelDirectory.open(application.model());
    this.model = directory.manifest();
    this.golden = GoldenRow.read(directory.bytes(Manifest.GOLDEN));
  }

  /** Sends all requests; an unexpected response fails the build. */
  void sendTo(Caller function) throws IOException, InterruptedException {
    for (GoldenRow row : golden) {
      expectGolden(function, row);
    }
    // A model that is called by tensors only has no features, and no /predict.
    if (!model.signature().features().isEmpty()) {
      for (String body : InvalidBodies.of(model.signature())) {
        expect(400, function.post("/predict", body), "POST /predict " + body);
      }
      expect(405, function.get("/predict"), "GET /predict");
    }
    expect(404, function.get("/nothing-here"), "GET /nothing-here");
    for (String page : PAGES) {
      expect(200, function.get(page), "GET " + page);
    }
  }

  /** Reads the metrics once, as Prometheus does by HTTP/1.1. */
  void scrape(FunctionClient function) throws IOException, InterruptedException {
    expect(200, function.metrics(), "GET /metrics");
  }

  private void expectGolden(Caller function, GoldenRow row)
      throws IOException, InterruptedException {
    String path =
        switch (row) {
          case GoldenRow.Rows _ -> "/predict";
          case GoldenRow.Tensors _ -> "/v2/models/%s/infer".formatted(model.name());
        };
    Caller.Response response = function.post(path, row.body());
    expect(200, response, "POST %s %s".formatted(path, row.body()));
    if (!row.isAnsweredBy(response.body().getBytes(StandardCharsets.UTF_8))) {
      throw new ImageBuildFailed(
          "the answer to %s is %s, not that of %s".formatted(row.body(), response.body(), row));
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
