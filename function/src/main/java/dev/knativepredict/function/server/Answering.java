package dev.knativepredict.function.server;

import dev.knativepredict.function.edge.Edge;
import dev.knativepredict.function.edge.HeldBytes;
import dev.knativepredict.function.edge.HttpError;
import dev.knativepredict.function.edge.IncomingRequest;
import dev.knativepredict.function.edge.Response;
import dev.knativepredict.function.settings.Limits;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How requests are answered, whichever version of HTTP they come by.
 *
 * @param headers those of every response
 */
public record Answering(
    Edge edge,
    Supplier<Map<String, String>> headers,
    Limits limits,
    InFlight inFlight,
    HeldBytes heldBytes) {

  /** The memory that a response takes beside its body. */
  private static final int RESPONSE_BYTES = 1_024;

  /** Answers within limits; nothing is in flight or held yet. */
  public Answering(Edge edge, Supplier<Map<String, String>> headers, Limits limits) {
    this(edge, headers, limits, new InFlight(), new HeldBytes(limits.heldBytes()));
  }

  /** The response to a request; its body is held until the request's share is closed. */
  public Response answer(IncomingRequest request) {
    Response response = edge.answer(request);
    return request.share().take(response.body().length + RESPONSE_BYTES)
        ? response
        : refuse(new HttpError.TooManyBytes(limits.heldBytes()));
  }

  /** The response to what is no request. */
  public Response refuse(HttpError error) {
    return edge.refuse(error);
  }

  /** The headers of every response. */
  public Map<String, String> commonHeaders() {
    return headers.get();
  }
}
