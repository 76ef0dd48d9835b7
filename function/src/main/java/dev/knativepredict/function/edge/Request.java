package dev.knativepredict.function.edge;

import dev.knativepredict.function.refusal.Refused;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A request, as little of it as the edge looks at. No other header is ever read, so none can come
 * back in an answer.
 *
 * @param path the path without its query
 * @param contentType the Content-Type header as it came
 * @param body what is read only where an endpoint asks for it
 */
public record Request(String method, String path, @Nullable String contentType, InputStream body) {

  /** The whole body. */
  public byte[] bytes(int limit) {
    byte[] bytes;
    try {
      bytes = body.readNBytes(limit + 1);
    } catch (IOException e) {
      throw new Refused(new Refused.Reason.MalformedRequest());
    }
    if (bytes.length > limit) {
      throw new Refused(new Refused.Reason.BodyTooLong(limit));
    }
    return bytes;
  }

  /** The media type without its parameters, in lower case; empty where none was sent. */
  public String mediaType() {
    if (contentType == null) {
      return "";
    }
    int end = contentType.indexOf(';');
    String type = end < 0 ? contentType : contentType.substring(0, end);
    return type.strip().toLowerCase(java.util.Locale.ROOT);
  }
}
