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

  private final boolean several;
  private final List<ModelDirectory> models;

  TrainingRequests(Application application) {
    this.several = application.hasSeveral();
    this.models = application.models().stream().map(ModelDirectory::open).toList();
  }

  /** Sends all requests; an unexpected response fails the build. */
  void sendTo(Caller function) throws IOException, InterruptedException {
    for (ModelDirectory model : models) {
      if (isDefault(model.manifest())) {
        sendTo(function, model);
      }
    }
    expect(404, function.get("/nothing-here"), "GET /nothing-here");
    for (String page : PAGES) {
      expect(200, function.get(page), "GET " + page);
    }
  }

  /** Whether it is the highest version of its model, which answers if a request names none. */
  private boolean isDefault(Manifest model) {
    return models.stream()
        .map(ModelDirectory::manifest)
        .filter(other -> other.name().equals(model.name()))
        .noneMatch(other -> number(other) > number(model));
  }

  private static int number(Manifest model) {
    return Integer.parseInt(model.version());
  }

  private void sendTo(Caller function, ModelDirectory model)
      throws IOException, InterruptedException {
    Manifest manifest = model.manifest();
    for (GoldenRow row : GoldenRow.read(model.bytes(Manifest.GOLDEN))) {
      expectGolden(function, manifest, row);
    }
    String byTensors = byTensors(manifest);
    expect(200, function.get(byTensors), "GET " + byTensors);
    sendZeros(function, manifest);
    // A model that is called by tensors only has no features, and no predict.
    if (!manifest.signature().features().isEmpty()) {
      String path = predict(manifest);
      for (String body : InvalidBodies.of(manifest.signature())) {
        expect(400, function.post(path, body), "POST " + path + " " + body);
      }
      expect(405, function.get(path), "GET " + path);
    }
  }

  private static String byTensors(Manifest model) {
    return "/v2/models/" + model.name();
  }

  private static void sendZeros(Caller function, Manifest model)
      throws IOException, InterruptedException {
    String path = byTensors(model) + "/infer";
    Caller.Response response = function.post(path, ZeroTensors.body(model.signature()));
    // They need not be what the graph takes.
    if (response.status() >= 500) {
      expect(200, response, "POST " + path);
    }
  }

  private String predict(Manifest model) {
    return several ? "/models/%s/predict".formatted(model.name()) : "/predict";
  }

  /** Reads the metrics once, as Prometheus does by HTTP/1.1. */
  void scrape(FunctionClient function) throws IOException, InterruptedException {
    expect(200, function.metrics(), "GET /metrics");
  }

  private void expectGolden(Caller function, Manifest model, GoldenRow row)
      throws IOException, InterruptedException {
    String path =
        switch (row) {
          case GoldenRow.Rows _ -> predict(model);
          case GoldenRow.Tensors _ -> byTensors(model) + "/infer";
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
