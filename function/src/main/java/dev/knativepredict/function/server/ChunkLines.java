package dev.knativepredict.function.server;

import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.util.CharArrayBuffer;

/** The lines between the chunks of a body, and its trailers (RFC 9112, section 7.1). */
final class ChunkLines extends StrictLines {

  /** The digits of the longest size: a chunk of 256 MiB or more is no part of a sensible body. */
  private static final int MOST_DIGITS = 7;

  private enum Next {
    SIZE,
    END_OF_CHUNK,
    TRAILER
  }

  private Next next = Next.SIZE;

  ChunkLines(SessionInputBuffer buffer) {
    super(buffer);
  }

  @Override
  boolean isInside() {
    return true;
  }

  @Override
  void check(CharArrayBuffer line) throws InvalidRequest {
    switch (next) {
      case SIZE -> next = isZero(line, sizeDigits(line)) ? Next.TRAILER : Next.END_OF_CHUNK;
      case END_OF_CHUNK -> {
        if (!line.isEmpty()) {
          throw malformed();
        }
        next = Next.SIZE;
      }
      case TRAILER -> {
        if (!line.isEmpty()) {
          HeadLines.checkField(line);
        }
      }
    }
  }

  private static int sizeDigits(CharArrayBuffer line) throws InvalidRequest {
    int digits = 0;
    while (digits < line.length() && Ascii.isHexDigit(line.charAt(digits))) {
      digits++;
    }
    boolean extended = digits < line.length() && line.charAt(digits) == ';';
    if (digits == 0 || digits > MOST_DIGITS || (digits < line.length() && !extended)) {
      throw malformed();
    }
    return digits;
  }

  private static boolean isZero(CharArrayBuffer line, int digits) {
    for (int i = 0; i < digits; i++) {
      if (line.charAt(i) != '0') {
        return false;
      }
    }
    return true;
  }
}
