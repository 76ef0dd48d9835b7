package dev.knativepredict.function.edge;

import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.refusal.Refusal;
import dev.knativepredict.function.refusal.Violation;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Errors as RFC 9457 problem details. */
public final class Problems implements ErrorFormat {

  private static final Map<String, String> RETRY = Map.of("Retry-After", "1");

  private final Json json;

  public Problems(Json json) {
    this.json = json;
  }

  @Override
  public Response of(HttpError error) {
    return problem(error).response(json);
  }

  @Override
  public Response of(Refusal refusal) {
    return problem(refusal).response(json);
  }

  @Override
  public Response fault() {
    return internal().response(json);
  }

  /** What is wrong with a request as HTTP, in words. */
  public static Problem problem(HttpError error) {
    return switch (error) {
      case HttpError.MalformedRequest() ->
          new Problem(
              400,
              "malformed-request",
              "Malformed HTTP request",
              "It breaks the rules of HTTP, has not exactly one valid Host, or ends too early.");
      case HttpError.UnsupportedVersion _ ->
          new Problem(
              505,
              "unsupported-version",
              "HTTP version not supported",
              "Send HTTP/1.1, or HTTP/2 with its preface.");
      case HttpError.UnknownTransferCoding _ ->
          new Problem(
              501,
              "unknown-transfer-coding",
              "Transfer coding not implemented",
              "The only transfer coding is chunked.");
      case HttpError.UnknownExpectation _ ->
          new Problem(
              417, "unknown-expectation", "Expectation failed", "Only 100-continue is known.");
      case HttpError.TooManyConnections _ ->
          new Problem(
                  503,
                  "too-many-connections",
                  "Too many connections",
                  "As many connections are open as the limit allows. Try again.")
              .with(RETRY);
      case HttpError.TooManyBytes(long limit) ->
          new Problem(
                  503,
                  "too-many-bytes",
                  "Too many bytes at once",
                  "The bodies of all requests together are limited to %d bytes. Try again."
                      .formatted(limit))
              .with(RETRY);
      case HttpError.HeadTooLong(int limit) ->
          new Problem(
              431,
              "head-too-long",
              "Request headers too large",
              "The limits are 100 headers, and %d bytes for each.".formatted(limit));
      case HttpError.UnknownPath(String path) ->
          new Problem(404, "unknown-path", "Not found", "Nothing is served at %s.".formatted(path));
      case HttpError.MethodNotAllowed(String method, var allowed) -> {
        String methods = String.join(", ", new TreeSet<>(allowed));
        String detail = "%s is not allowed here. Allowed: %s.".formatted(method, methods);
        yield new Problem(405, "wrong-method", "Method not allowed", detail)
            .with(Map.of("Allow", methods));
      }
      case HttpError.UnsupportedMediaType(String accepted) ->
          new Problem(
                  415,
                  "wrong-media-type",
                  "Unsupported media type",
                  "Send the body as %s, and say so in Content-Type."
                      .formatted(accepted.replace(", ", " or ")))
              .with(Map.of("Accept", accepted));
      case HttpError.UnsupportedCoding(String coding) ->
          new Problem(
                  415,
                  "wrong-coding",
                  "Unsupported content coding",
                  "'%s' in Content-Encoding is not read here; gzip is.".formatted(coding))
              .with(Map.of("Accept-Encoding", "gzip"));
      case HttpError.CorruptBody(String coding) ->
          new Problem(
              400,
              "corrupt-body",
              "Corrupt request body",
              "The body is not whole and valid %s, as Content-Encoding says.".formatted(coding));
      case HttpError.BodyTooLong(int limit) ->
          new Problem(
              413,
              "body-too-long",
              "Request body too large",
              "The limit is %d bytes.".formatted(limit));
    };
  }

  /** Why a request is refused, in words. */
  public static Problem problem(Refusal refusal) {
    return switch (refusal) {
      case Refusal.InvalidInput(var violations) ->
          invalid("Invalid request body", detail(violations)).with(violations);
      case Refusal.TooManyRows(int limit) ->
          new Problem(
              413, "too-many-rows", "Too many rows", "The limit is %d rows.".formatted(limit));
      case Refusal.UnknownModel(String model) ->
          new Problem(404, "unknown-model", "Unknown model", "No model '%s'.".formatted(model));
      case Refusal.UnknownVersion(String model, String version) ->
          new Problem(
              404,
              "unknown-version",
              "Unknown version",
              "Model '%s' has no version '%s'.".formatted(model, version));
      case Refusal.MissingInput(String input) ->
          invalid("Missing input", "Input '%s' is missing.".formatted(input));
      case Refusal.UnknownInput(String input, var known) ->
          invalid("Unknown input", "No input '%s'. Inputs: %s.".formatted(input, known));
      case Refusal.UnknownOutput(String output, var known) ->
          invalid("Unknown output", "No output '%s'. Outputs: %s.".formatted(output, known));
      case Refusal.WrongDatatype(String input, var expected, var found) ->
          invalid(
              "Wrong type",
              "Input '%s' has type %s; the model takes %s.".formatted(input, found, expected));
      case Refusal.WrongShape(String input, var expected, var found) ->
          invalid(
              "Wrong shape",
              "Input '%s' has shape %s; the model takes %s.".formatted(input, found, expected));
      case Refusal.Overloaded _ ->
          new Problem(
                  503,
                  "too-busy",
                  "Too many requests at once",
                  "As many requests are running and waiting as the limits allow. Try again.")
              .with(RETRY);
      case Refusal.TooLate(long limit) ->
          new Problem(
                  503,
                  "too-slow",
                  "The answer took too long",
                  "The limit is %d ms.".formatted(limit))
              .with(RETRY);
      case Refusal.GraphFailed _ -> internal();
    };
  }

  private static Problem invalid(String title, String detail) {
    return new Problem(400, "invalid-body", title, detail);
  }

  private static String detail(List<Violation> violations) {
    return violations.size() == 1
        ? violations.getFirst().detail() + "."
        : "%d values are invalid.".formatted(violations.size());
  }

  /** A fault that is not the caller's, in words that reveal nothing. */
  public static Problem internal() {
    return new Problem(
        500, "fault", "Internal error", "The request is not to blame. The error has been logged.");
  }
}
