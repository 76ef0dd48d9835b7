package dev.knativepredict.function.edge;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Lets pages of other origins call, by Fetch's CORS protocol. Without origins it does nothing. */
public final class Cors {

  /** No page of another origin may call. */
  public static final Cors OFF = new Cors(List.of());

  private static final String ANY = "*";
  private static final String REQUEST_HEADERS =
      "Content-Type, Content-Encoding, X-Request-Id, traceparent";
  private static final String RESPONSE_HEADERS =
      "X-Request-Id, Model-Name, Model-Version, Model-Sha256, Revision, Start, Start-Wait,"
          + " Server-Timing, Retry-After";

  private final Set<String> origins;

  /**
   * Lets pages call.
   *
   * @param origins exactly as browsers send them, or {@code *} for all
   */
  public Cors(List<String> origins) {
    this.origins = Set.copyOf(origins);
  }

  /** The response if this is the question whether a request may be sent; otherwise null. */
  @Nullable Response preflight(IncomingRequest request, Set<String> methods) {
    if (origins.isEmpty()
        || !request.method().equals("OPTIONS")
        || request.headers().first("Access-Control-Request-Method") == null
        || !isAllowed(request.headers().first("Origin"))) {
      return null;
    }
    return new Response(
        200,
        "text/plain",
        new byte[0],
        Map.of(
            "Access-Control-Allow-Methods",
            String.join(", ", new TreeSet<>(methods)),
            "Access-Control-Allow-Headers",
            REQUEST_HEADERS,
            "Access-Control-Max-Age",
            "600"));
  }

  /** The response as a page of the request's origin may see it. */
  Response allow(IncomingRequest request, Response response) {
    if (origins.isEmpty()) {
      return response;
    }
    boolean any = origins.contains(ANY);
    Response varied = any ? response : response.with("Vary", vary(response));
    String origin = request.headers().first("Origin");
    return isAllowed(origin)
        ? varied
            .with("Access-Control-Allow-Origin", any ? ANY : String.valueOf(origin))
            .with("Access-Control-Expose-Headers", RESPONSE_HEADERS)
        : varied;
  }

  private boolean isAllowed(@Nullable String origin) {
    return origin != null && (origins.contains(ANY) || origins.contains(origin));
  }

  private static String vary(Response response) {
    String vary = response.headers().get("Vary");
    return vary == null ? "Origin" : vary + ", Origin";
  }
}
