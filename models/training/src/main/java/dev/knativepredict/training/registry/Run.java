package dev.knativepredict.training.registry;

import dev.knativepredict.manifest.Manifest;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A run: what MLflow keeps metrics, settings and files of.
 *
 * @param artifacts where its files are, as the server says it
 */
record Run(Api api, String id, String artifacts) {

  private static final String SCHEME = "mlflow-artifacts:";

  /** Starts a run of an experiment, which is created if there is none. */
  static Run start(Api api, String experiment, String name) {
    JsonNode answer =
        api.send(
            "POST",
            "runs/create",
            Map.of(
                "experiment_id", experimentId(api, experiment),
                "run_name", name,
                "start_time", now()));
    JsonNode info = answer.path("run").path("info");
    String artifacts = info.path("artifact_uri").asString("");
    if (!artifacts.startsWith(SCHEME)) {
      throw new RegistryRefused(
          "the registry keeps files in '%s', which only it can write; start it with --serve-artifacts"
              .formatted(artifacts));
    }
    return new Run(api, info.path("run_id").asString(""), artifacts);
  }

  private static String experimentId(Api api, String name) {
    try {
      return api.get("experiments/get-by-name", Map.of("experiment_name", name))
          .path("experiment")
          .path("experiment_id")
          .asString("");
    } catch (RegistryRefused e) {
      if (!e.is(RegistryRefused.MISSING)) {
        throw e;
      }
      return api.send("POST", "experiments/create", Map.of("name", name))
          .path("experiment_id")
          .asString("");
    }
  }

  private static long now() {
    return Instant.now().toEpochMilli();
  }

  /** Logs what a model was judged by, and how it was trained. */
  void log(Manifest manifest) {
    List<Map<String, Object>> metrics = new ArrayList<>();
    manifest
        .metrics()
        .forEach((key, metric) -> {
          if (metric.value() != null) {
            metrics.add(Map.of("key", key, "value", metric.value(), "timestamp", now(), "step", 0));
          }
        });
    List<Map<String, Object>> settings = new ArrayList<>();
    manifest.training().forEach((key, value) -> settings.add(Map.of("key", key, "value", value)));
    api.send(
        "POST", "runs/log-batch", Map.of("run_id", id, "metrics", metrics, "params", settings));
  }

  /** Uploads a file of the model. */
  void upload(String file, BodyPublisher content) {
    String folder = URI.create(artifacts).getRawPath();
    api.upload(
        "/api/2.0/mlflow-artifacts/artifacts%s/%s/%s".formatted(folder, ModelFiles.FOLDER, file),
        content);
  }

  void finish() {
    api.send("POST", "runs/update", Map.of("run_id", id, "status", "FINISHED", "end_time", now()));
  }
}
