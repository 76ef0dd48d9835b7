package dev.knativepredict.function.web;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.function.protocol.functions.BodyFormat;
import java.util.HashMap;
import java.util.Map;
import org.springframework.messaging.MessageHeaders;

/**
 * What the gate tells the converters of bodies, as headers of the request for the framework.
 *
 * @param function the name of the function that is called
 * @param format that of the body, and of the response if the output can be in it
 * @param sent the caller's headers that the function sees
 */
record GateHeaders(String function, BodyFormat format, Map<String, String> sent) {

  private static final String CONTENT_TYPE = "Content-Type";
  private static final String FUNCTION = "Function";

  /** With it, nothing that a caller sends has a name that the framework knows. */
  private static final String SENT = "Caller-";

  static GateHeaders of(MessageHeaders headers) {
    Map<String, String> sent = new HashMap<>();
    headers.forEach((name, value) -> {
      if (name.startsWith(SENT)) {
        sent.put(name.substring(SENT.length()), value.toString());
      }
    });
    return new GateHeaders(
        value(headers, FUNCTION), BodyFormat.named(value(headers, CONTENT_TYPE)), sent);
  }

  private static String value(MessageHeaders headers, String name) {
    return requireNonNull(headers.get(name, String.class), name);
  }

  /** The headers by their names. */
  Map<String, String> named() {
    Map<String, String> named = new HashMap<>();
    named.put(FUNCTION, function);
    named.put(CONTENT_TYPE, format.mediaType());
    named.put("Accept", format.mediaType());
    // That of the message: the framework leaves a string whole only if it is one.
    named.put(MessageHeaders.CONTENT_TYPE, BodyFormat.TEXT.mediaType());
    sent.forEach((name, value) -> named.put(SENT + name, value));
    return named;
  }
}
