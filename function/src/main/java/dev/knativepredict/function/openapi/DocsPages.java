package dev.knativepredict.function.openapi;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.function.edge.Asset;
import dev.knativepredict.function.edge.ErrorFormat;
import dev.knativepredict.function.edge.Route;
import dev.knativepredict.function.inference.Models;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The pages that tell people and tools how to call the model. */
public final class DocsPages {

  /** They change with the model and the function: browsers ask whether they have. */
  static final Map<String, String> ASK_AGAIN = Map.of("Cache-Control", "no-cache");

  /** Swagger UI changes with its version only. */
  private static final Map<String, String> KEEP = Map.of("Cache-Control", "public, max-age=3600");

  /** What the page may load and call: its own origin's, and nothing that is written into it. */
  private static final Map<String, String> PAGE =
      Map.of(
          "Cache-Control",
          "no-cache",
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; "
              + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
              + "frame-ancestors 'none'",
          "Referrer-Policy",
          "no-referrer");

  private DocsPages() {}

  /**
   * The routes of the pages.
   *
   * @param protocols add their operations, when somebody first asks for the description
   */
  public static List<Route> routes(
      Models models, List<? extends Described> protocols, ErrorFormat errors) {
    return List.of(
        Route.of("/openapi.json", new Description(models, protocols), errors),
        route("/docs", file("text/html", PAGE, "docs.html"), errors),
        route("/docs/docs.js", file("text/javascript", ASK_AGAIN, "docs.js"), errors),
        route("/docs/swagger-ui.css", file("text/css", KEEP, "swagger-ui.css"), errors),
        route(
            "/docs/swagger-ui-bundle.js",
            file("text/javascript", KEEP, "swagger-ui-bundle.js"),
            errors));
  }

  private static Route route(String path, Asset asset, ErrorFormat errors) {
    return Route.of(path, asset, errors);
  }

  private static Asset file(String type, Map<String, String> headers, String name) {
    return new Asset(type + "; charset=utf-8", headers, () -> read(name));
  }

  private static byte[] read(String name) {
    try (InputStream in = requireNonNull(DocsPages.class.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
