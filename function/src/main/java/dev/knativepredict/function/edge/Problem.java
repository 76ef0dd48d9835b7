package dev.knativepredict.function.edge;

import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.json.ViolationsWriter;
import dev.knativepredict.function.refusal.Violation;
import java.util.List;
import java.util.Map;

/**
 * The fields of RFC 9457 problem details.
 *
 * @param type the last part of its URN
 * @param headers further headers of the response
 */
public record Problem(
    int status,
    String type,
    String title,
    String detail,
    Map<String, String> headers,
    List<Violation> violations) {

  private static final String CONTENT_TYPE = "application/problem+json";

  Problem(int status, String type, String title, String detail) {
    this(status, type, title, detail, Map.of(), List.of());
  }

  Problem with(Map<String, String> headers) {
    return new Problem(status, type, title, detail, headers, violations);
  }

  Problem with(List<Violation> violations) {
    return new Problem(status, type, title, detail, headers, violations);
  }

  /** The response that says it. */
  public Response response(Json json) {
    byte[] body =
        json.write(out -> {
          out.writeStartObject();
          out.writeStringProperty("type", "urn:knative-predict:" + type);
          out.writeStringProperty("title", title);
          out.writeNumberProperty("status", status);
          out.writeStringProperty("detail", detail);
          ViolationsWriter.write("violations", violations, out);
          out.writeEndObject();
        });
    return new Response(status, CONTENT_TYPE, body, headers);
  }
}
