package dev.knativepredict.function.protocol.functions;

import dev.knativepredict.function.edge.Response;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;

/**
 * Writes what functions return to responses.
 *
 * @param headers those that a function can set if it returns a message
 */
public record ResponseWriter(FunctionBodies bodies, List<String> headers) {

  /** No line ends, and nothing that becomes one if a byte of it gets lost. */
  private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");

  /** Where a body is written. */
  @FunctionalInterface
  public interface Body {

    /** The bytes that the writer writes. */
    byte[] write(Consumer<OutputStream> writer);
  }

  /**
   * The response to a call.
   *
   * @param settled what the function returned
   * @param asked the format of the request: whoever sends no JSON gets texts and bytes as they are
   * @param body holds the body while it is written
   */
  public Response write(@Nullable Object settled, BodyFormat asked, Body body) {
    if (settled == null) {
      return Response.json(202, new byte[0]);
    }
    return settled instanceof Message<?> message
        ? write(message.getPayload(), asked, body, allowed(message.getHeaders()))
        : write(settled, asked, body, Map.of());
  }

  private Response write(Object value, BodyFormat asked, Body body, Map<String, String> headers) {
    if (asked != BodyFormat.JSON && value instanceof String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return new Response(200, "text/plain;charset=utf-8", bytes, headers);
    }
    if (asked != BodyFormat.JSON && value instanceof byte[] bytes) {
      return new Response(200, "application/octet-stream", bytes, headers);
    }
    byte[] json = body.write(out -> bodies.write(payloads(value), out));
    return new Response(200, "application/json", json, headers);
  }

  /** Of messages in a list only the payloads. */
  private static Object payloads(Object value) {
    if (!(value instanceof List<?> list && list.stream().anyMatch(Message.class::isInstance))) {
      return value;
    }
    List<@Nullable Object> payloads = new ArrayList<>();
    list.forEach(element ->
        payloads.add(element instanceof Message<?> message ? message.getPayload() : element));
    return payloads;
  }

  private Map<String, String> allowed(MessageHeaders found) {
    if (headers.isEmpty()) {
      return Map.of();
    }
    Map<String, String> allowed = new HashMap<>();
    found.forEach((name, value) ->
        headers.stream()
            .filter(name::equalsIgnoreCase)
            .forEach(header -> allowed.put(header, text(name, value))));
    return allowed;
  }

  private static String text(String name, Object value) {
    String text =
        value instanceof Collection<?> values
            ? values.stream().map(String::valueOf).collect(Collectors.joining(", "))
            : value.toString();
    if (!VALUE.matcher(text).matches()) {
      throw new IllegalStateException(
          "the function set the header %s to what no header can be".formatted(name));
    }
    return text;
  }
}
