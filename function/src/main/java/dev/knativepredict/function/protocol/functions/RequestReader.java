package dev.knativepredict.function.protocol.functions;

import dev.knativepredict.function.catalog.Input;
import dev.knativepredict.function.edge.Request;
import dev.knativepredict.function.refusal.Refusal.InvalidInput;
import dev.knativepredict.function.refusal.Refused;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.support.MessageBuilder;

/**
 * Reads a function's input from requests.
 *
 * @param maxBytes the longest body
 * @param headers those that a function sees if it takes a message
 */
public record RequestReader(FunctionBodies bodies, int maxBytes, List<String> headers) {

  /** The names of the request headers that are read for an input. */
  Set<String> headers(Input input) {
    Set<String> names = new TreeSet<>(Set.of(Request.CONTENT_TYPE));
    if (input.message()) {
      names.addAll(headers);
    }
    return Set.copyOf(names);
  }

  /** Reads the input of a function from a request for it. */
  Object read(Request request, BodyFormat format, Input input) {
    return read(request.body(maxBytes), format, input, sent(request, input));
  }

  /** The headers of a request that the function sees, by the names that the operator gave them. */
  public Map<String, String> sent(Request request, Input input) {
    if (!input.message()) {
      return Map.of();
    }
    Map<String, String> sent = new HashMap<>();
    for (String name : headers) {
      String value = request.header(name);
      if (value != null) {
        sent.put(name, value);
      }
    }
    return sent;
  }

  /**
   * A value, or a list of them for a stream, each in a message if the function takes messages.
   *
   * @param sent the caller's headers that the function sees
   * @throws Refused if the body does not fit the input
   */
  public Object read(byte[] body, BodyFormat format, Input input, Map<String, String> sent) {
    Object value =
        switch (format) {
          case JSON -> bodies.read(body, input.body());
          case TEXT -> text(body);
          case BYTES -> body;
        };
    if (input.stream()) {
      refuseNulls((List<?>) value);
    }
    return input.message() ? messages(value, input, sent) : value;
  }

  private static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new Refused(InvalidInput.of("", "The text is not UTF-8"));
    }
  }

  /** A stream can't have them. */
  private static void refuseNulls(List<?> values) {
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) == null) {
        throw new Refused(InvalidInput.of("/" + i, "The element must not be null"));
      }
    }
  }

  private Object messages(Object value, Input input, Map<String, String> sent) {
    return input.stream()
        ? ((List<?>) value).stream().map(element -> message(element, sent)).toList()
        : message(value, sent);
  }

  private Message<?> message(Object payload, Map<String, String> sent) {
    MessageBuilder<?> message =
        MessageBuilder.withPayload(payload)
            .setHeader(MessageHeaders.CONTENT_TYPE, contentType(payload));
    for (Map.Entry<String, String> header : sent.entrySet()) {
      message.setHeader(header.getKey(), header.getValue());
    }
    return message.build();
  }

  /** What the payload is now; the registry takes a text apart that doesn't say that it is one. */
  private static String contentType(Object payload) {
    return switch (payload) {
      case String _ -> BodyFormat.TEXT.mediaType();
      case byte[] _ -> BodyFormat.BYTES.mediaType();
      default -> BodyFormat.JSON.mediaType();
    };
  }
}
