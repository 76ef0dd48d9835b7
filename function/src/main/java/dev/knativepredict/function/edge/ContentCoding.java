package dev.knativepredict.function.edge;

import java.util.Locale;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/** How a body is coded, by its header Content-Encoding. */
enum ContentCoding {
  IDENTITY,
  GZIP;

  static final String HEADER = "Content-Encoding";

  private static final int LONGEST_NAME = 40;

  /**
   * Reads a header.
   *
   * @throws HttpErrorException if it is another coding, or several
   */
  static ContentCoding of(@Nullable String header) {
    String coding = header == null ? "" : header.strip().toLowerCase(Locale.ROOT);
    return switch (coding) {
      case "", "identity" -> IDENTITY;
      case "gzip", "x-gzip" -> GZIP;
      // A pattern here would have the first request link the switch, for 5 ms.
      default ->
          throw new HttpErrorException(
              new HttpError.UnsupportedCoding(
                  coding.substring(0, Math.min(LONGEST_NAME, coding.length()))));
    };
  }

  /**
   * The bytes that were coded.
   *
   * @param limit the most that are decoded
   * @param share holds them
   * @throws HttpErrorException if there are more, or the coding does not hold
   */
  byte[] decode(byte[] sent, int limit, HeldBytes.Share share) {
    if (this == IDENTITY) {
      return sent;
    }
    try {
      return Gunzip.decode(sent, limit, share);
    } catch (DataFormatException e) {
      throw new HttpErrorException(new HttpError.CorruptBody("gzip"));
    }
  }
}
