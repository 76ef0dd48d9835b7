package dev.knativepredict.function.openapi;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.function.edge.Endpoint;
import dev.knativepredict.function.edge.Page;
import dev.knativepredict.function.settings.Limits;
import dev.knativepredict.manifest.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The pages that tell people and tools how to call the model. */
public final class DocsPages {

  private DocsPages() {}

  /** What is served at which path. */
  public static Map<String, Endpoint> routes(Manifest model, Limits limits) {
    return Map.of(
        "/openapi.json",
        Page.fixed("application/json", () -> new OpenApi(model, limits).json()),
        "/docs",
        asset("text/html; charset=utf-8", "docs.html"),
        "/docs/swagger-ui.css",
        asset("text/css; charset=utf-8", "swagger-ui.css"),
        "/docs/swagger-ui-bundle.js",
        asset("text/javascript; charset=utf-8", "swagger-ui-bundle.js"));
  }

  /** A command that asks for a prediction. */
  public static String curl(Manifest model, Limits limits, int port) {
    Object row = new RequestSchemas(model.signature(), limits).examples().at("/row/value");
    return "curl -s localhost:%d/predict -H 'Content-Type: application/json' -d '%s'"
        .formatted(port, row);
  }

  private static Endpoint asset(String contentType, String name) {
    return Page.fixed(contentType, () -> read(name));
  }

  private static byte[] read(String name) {
    try (InputStream in = requireNonNull(DocsPages.class.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
