package dev.knativepredict.function.protocol.functions;

import dev.knativepredict.function.catalog.Input;
import dev.knativepredict.function.edge.HttpError;
import dev.knativepredict.function.edge.HttpErrorException;
import dev.knativepredict.function.edge.Request;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a body is, by its Content-Type. */
public enum BodyFormat {
  JSON("application/json"),
  /** A string as it is, in UTF-8. */
  TEXT("text/plain"),
  /** Bytes as they are. */
  BYTES("application/octet-stream");

  private final String mediaType;

  BodyFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** Its name in a Content-Type. */
  public String mediaType() {
    return mediaType;
  }

  /** The format with a media type. */
  public static BodyFormat named(String mediaType) {
    for (BodyFormat format : values()) {
      if (format.mediaType.equals(mediaType)) {
        return format;
      }
    }
    throw new IllegalArgumentException(mediaType);
  }

  /**
   * The format of a request's body; its endpoint names the header Content-Type.
   *
   * @throws HttpErrorException if the function's input can't be in that format
   */
  public static BodyFormat of(Request request, Input input) {
    if (request.isJson()) {
      return JSON;
    }
    BodyFormat raw = rawFormat(input);
    if (raw == null) {
      throw unsupported(JSON.mediaType);
    }
    if (!request.mediaType().equals(raw.mediaType) || (raw == TEXT && !isUtf8(request))) {
      throw unsupported(JSON.mediaType + ", " + raw.mediaType);
    }
    return raw;
  }

  /** The format other than JSON that an input can be in. */
  private static @Nullable BodyFormat rawFormat(Input input) {
    if (input.isOne(String.class)) {
      return TEXT;
    }
    return input.isOne(byte[].class) ? BYTES : null;
  }

  /** Text says in which charset it is, or else it is in UTF-8, as most of it. */
  private static boolean isUtf8(Request request) {
    String type = String.valueOf(request.header(Request.CONTENT_TYPE)).toLowerCase(Locale.ROOT);
    int start = type.indexOf("charset=");
    return start < 0 || type.substring(start).matches("charset=\"?utf-8\"?\\s*(;.*)?");
  }

  private static HttpErrorException unsupported(String accepted) {
    return new HttpErrorException(new HttpError.UnsupportedMediaType(accepted));
  }
}
