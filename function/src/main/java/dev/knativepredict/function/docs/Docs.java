package dev.knativepredict.function.docs;

import dev.knativepredict.function.http.Endpoint;
import dev.knativepredict.function.http.Json;
import dev.knativepredict.manifest.Manifest;
import java.util.Map;

/** The pages that tell people how to call the model. */
public final class Docs {

  private Docs() {}

  /** What is served at which path. */
  public static Map<String, Endpoint> routes(Manifest model, Json json) {
    return Map.of();
  }
}
