package dev.knativepredict.function.webhook;

import dev.knativepredict.function.edge.Request;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;

/** A webhook as it came. */
final class Delivery {

  private static final String ID = "X-MLflow-Delivery-Id";
  private static final String TIMESTAMP = "X-MLflow-Timestamp";
  private static final String SIGNATURE = "X-MLflow-Signature";

  /** The names of the headers that it is read from. */
  static final Set<String> HEADERS = Set.of(Request.CONTENT_TYPE, ID, TIMESTAMP, SIGNATURE);

  // Between id, timestamp and body are dots. There are none inside of the first two, or what was
  // signed could be taken apart in another way: somebody's description of a model, with dots in it,
  // could be sent as a body with another timestamp.
  private static final Pattern FORM_OF_ID = Pattern.compile("[0-9A-Za-z_-]{1,100}");
  private static final Pattern FORM_OF_TIMESTAMP = Pattern.compile("[0-9]{1,12}");
  private static final Pattern ANY_TEXT = Pattern.compile(".+");

  private final String id;
  private final String timestamp;
  private final String signature;
  private final byte[] body;

  private Delivery(String id, String timestamp, String signature, byte[] body) {
    this.id = id;
    this.timestamp = timestamp;
    this.signature = signature;
    this.body = body;
  }

  /**
   * Reads a request.
   *
   * @param mostBytes the longest body
   * @throws Rejected if it isn't signed, or in another form than the registry's
   */
  static Delivery of(Request request, int mostBytes) {
    return new Delivery(
        header(request, ID, FORM_OF_ID),
        header(request, TIMESTAMP, FORM_OF_TIMESTAMP),
        header(request, SIGNATURE, ANY_TEXT),
        request.body(mostBytes));
  }

  private static String header(Request request, String name, Pattern form) {
    String value = request.header(name);
    if (value == null || !form.matcher(value).matches()) {
      throw new Rejected(Rejection.FORGED);
    }
    return value;
  }

  /** Its name, which stays the same when it is sent again. */
  String id() {
    return id;
  }

  /** When it was first sent, in whole seconds since 1970, as it came. */
  String timestamp() {
    return timestamp;
  }

  /** What is said to be the signature of id, timestamp and body. */
  String signature() {
    return signature;
  }

  /** The bytes that were signed, which nobody writes to. */
  byte[] body() {
    return body;
  }

  /** When it was first sent. */
  Instant sent() {
    return Instant.ofEpochSecond(Long.parseLong(timestamp));
  }
}
