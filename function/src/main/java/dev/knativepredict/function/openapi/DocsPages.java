package dev.knativepredict.function.openapi;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.function.edge.Endpoint;
import dev.knativepredict.function.edge.ErrorFormat;
import dev.knativepredict.function.edge.Page;
import dev.knativepredict.function.edge.Route;
import dev.knativepredict.manifest.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The pages that tell people and tools how to call the model. */
public final class DocsPages {

  private DocsPages() {}

  /**
   * The routes of the pages.
   *
   * @param protocols add their operations, when somebody first asks for the description
   */
  public static List<Route> routes(
      Manifest model, List<? extends Described> protocols, ErrorFormat errors) {
    Endpoint description =
        Page.fixed("application/json", () -> new OpenApi(model, protocols).json());
    return List.of(
        Route.of("/openapi.json", description, errors),
        asset("/docs", "text/html; charset=utf-8", "docs.html", errors),
        asset("/docs/swagger-ui.css", "text/css; charset=utf-8", "swagger-ui.css", errors),
        asset(
            "/docs/swagger-ui-bundle.js",
            "text/javascript; charset=utf-8",
            "swagger-ui-bundle.js",
            errors));
  }

  private static Route asset(String path, String contentType, String name, ErrorFormat errors) {
    return Route.of(path, Page.fixed(contentType, () -> read(name)), errors);
  }

  private static byte[] read(String name) {
    try (InputStream in = requireNonNull(DocsPages.class.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
