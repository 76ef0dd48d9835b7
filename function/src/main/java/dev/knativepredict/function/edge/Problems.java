package dev.knativepredict.function.edge;

import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.refusal.Refused.Reason;
import dev.knativepredict.function.refusal.Violation;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Errors as RFC 9457 problem details: the one place where a refusal becomes a status. */
final class Problems {

  private static final String CONTENT_TYPE = "application/problem+json";

  private final Json json;

  Problems(Json json) {
    this.json = json;
  }

  Response of(Reason reason) {
    return switch (reason) {
      case Reason.MalformedRequest() ->
          problem(
              400,
              "malformed-request",
              "The request is not as HTTP has it",
              "It is not HTTP/1.1, has no host, or ends before it is whole.",
              Map.of());
      case Reason.HeadTooLong(int limit) ->
          problem(
              431,
              "head-too-long",
              "The request's head is too long",
              "The limit is 100 headers, and %d bytes in each.".formatted(limit),
              Map.of());
      case Reason.UnknownPath(String path) ->
          problem(
              404,
              "unknown-path",
              "Nothing is served here",
              "No function is called " + path + ".",
              Map.of());
      case Reason.WrongMethod(String method, var allowed) -> {
        String methods = String.join(", ", new TreeSet<>(allowed));
        yield problem(
            405,
            "wrong-method",
            "This is not how it is called",
            "%s is not answered here, %s is.".formatted(method, methods),
            Map.of("Allow", methods));
      }
      case Reason.WrongMediaType() ->
          problem(
              415,
              "wrong-media-type",
              "The body is of the wrong media type",
              "Send it as application/json, and say so in Content-Type.",
              Map.of("Accept", "application/json"));
      case Reason.InvalidBody(var violations) ->
          problem(
              400,
              "invalid-body",
              "The body can't be answered",
              "%d of its values %s not as it should be."
                  .formatted(violations.size(), violations.size() == 1 ? "is" : "are"),
              Map.of(),
              violations);
      case Reason.BodyTooLong(int limit) ->
          problem(
              413,
              "body-too-long",
              "The body is too long",
              "The limit is %d bytes.".formatted(limit),
              Map.of());
      case Reason.TooManyRows(int limit) ->
          problem(
              413,
              "too-many-rows",
              "There are too many rows",
              "The limit is %d rows.".formatted(limit),
              Map.of());
      case Reason.TooBusy() ->
          problem(
              503,
              "too-busy",
              "Too many requests at once",
              "As many as may wait do so already; try again.",
              Map.of("Retry-After", "1"));
      case Reason.TooSlow(int limit) ->
          problem(
              503,
              "too-slow",
              "The answer took too long",
              "The limit is %d ms.".formatted(limit),
              Map.of("Retry-After", "1"));
    };
  }

  /** What a caller is told of a fault that is not theirs: nothing of its inside. */
  Response fault() {
    return problem(
        500,
        "fault",
        "The function failed",
        "The fault is not in the request; it is logged.",
        Map.of());
  }

  private Response problem(
      int status, String type, String title, String detail, Map<String, String> headers) {
    return problem(status, type, title, detail, headers, List.of());
  }

  private Response problem(
      int status,
      String type,
      String title,
      String detail,
      Map<String, String> headers,
      List<Violation> violations) {
    byte[] body =
        json.write(out -> {
          out.writeStartObject();
          out.writeStringProperty("type", "urn:knative-predict:" + type);
          out.writeStringProperty("title", title);
          out.writeNumberProperty("status", status);
          out.writeStringProperty("detail", detail);
          if (!violations.isEmpty()) {
            out.writeArrayPropertyStart("violations");
            violations.forEach(violation -> violation.write(out));
            out.writeEndArray();
          }
          out.writeEndObject();
        });
    return new Response(status, CONTENT_TYPE, body, headers);
  }
}
