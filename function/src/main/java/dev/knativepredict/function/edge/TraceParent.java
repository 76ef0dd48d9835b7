package dev.knativepredict.function.edge;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place in a distributed trace, as W3C Trace Context writes it.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 hexadecimal digits: the caller's span
 * @param header the whole header, to send it on
 */
public record TraceParent(String traceId, String spanId, String header) {

  /** The header that carries it. */
  public static final String HEADER = "traceparent";

  /** The header of what belongs to it. */
  public static final String STATE_HEADER = "tracestate";

  private static final int LENGTH = 55;
  private static final int TRACE = 3;
  private static final int SPAN = 36;
  private static final int FLAGS = 53;

  /** That of a request, if it has a valid one. */
  public static Optional<TraceParent> of(@Nullable IncomingRequest request) {
    return request == null ? Optional.empty() : parse(request.headers().first(HEADER));
  }

  /** Reads a header; empty if it is none or invalid. Later versions may append more fields. */
  static Optional<TraceParent> parse(@Nullable String header) {
    if (header == null || header.length() < LENGTH || !isValid(header)) {
      return Optional.empty();
    }
    return Optional.of(
        new TraceParent(
            header.substring(TRACE, SPAN - 1),
            header.substring(SPAN, FLAGS - 1),
            header.substring(0, LENGTH)));
  }

  private static boolean isValid(String header) {
    boolean whole =
        header.startsWith("00")
            ? header.length() == LENGTH
            : !header.startsWith("ff")
                && (header.length() == LENGTH || header.charAt(LENGTH) == '-');
    return whole
        && isHex(header, 0, 2)
        && isField(header, TRACE, 32)
        && isField(header, SPAN, 16)
        && header.charAt(FLAGS - 1) == '-'
        && isHex(header, FLAGS, 2);
  }

  /** A dash, then digits that are not all zero. */
  private static boolean isField(String header, int start, int length) {
    return header.charAt(start - 1) == '-'
        && isHex(header, start, length)
        && !"0".repeat(length).regionMatches(0, header, start, length);
  }

  private static boolean isHex(String header, int start, int length) {
    for (int i = start; i < start + length; i++) {
      char c = header.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }
}
