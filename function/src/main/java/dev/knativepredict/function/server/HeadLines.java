package dev.knativepredict.function.server;

import dev.knativepredict.function.edge.HttpError;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.util.CharArrayBuffer;

/** The lines of a request's head: a request line, and fields (RFC 9112, sections 3 and 5). */
final class HeadLines extends StrictLines {

  /** The longest head, in bytes without line ends. */
  static final int LONGEST_HEAD = 32_768;

  private static final String VERSION = "HTTP/d.d";

  private final Runnable begun;
  private boolean inFields;
  private int length;

  /**
   * Reads a head.
   *
   * @param begun is told when the request line begins
   */
  HeadLines(SessionInputBuffer buffer, Runnable begun) {
    super(buffer);
    this.begun = begun;
  }

  @Override
  void begin() {
    if (!inFields) {
      begun.run();
    }
  }

  @Override
  boolean isInside() {
    return inFields;
  }

  @Override
  void check(CharArrayBuffer line) throws InvalidRequest {
    length += line.length();
    if (length > LONGEST_HEAD) {
      throw new InvalidRequest(new HttpError.HeadTooLong(LONGEST));
    }
    if (line.isEmpty()) {
      return;
    }
    if (inFields) {
      checkField(line);
      return;
    }
    inFields = true;
    checkRequestLine(line);
  }

  private static void checkRequestLine(CharArrayBuffer line) throws InvalidRequest {
    int method = line.indexOf(' ');
    int target = line.length() - VERSION.length() - 1;
    if (!Ascii.isToken(line, method) || target <= method + 1 || line.charAt(target) != ' ') {
      throw malformed();
    }
    if (!Ascii.isVisible(line, method + 1, target)) {
      throw malformed();
    }
    checkVersion(line.substring(target + 1, line.length()));
  }

  private static void checkVersion(String version) throws InvalidRequest {
    if (version.equals("HTTP/1.1") || version.equals("HTTP/1.0")) {
      return;
    }
    boolean isVersion =
        version.startsWith("HTTP/")
            && Ascii.isDigit(version.charAt(5))
            && version.charAt(6) == '.'
            && Ascii.isDigit(version.charAt(7));
    throw isVersion ? new InvalidRequest(new HttpError.UnsupportedVersion()) : malformed();
  }

  /** A space before the colon or at the beginning, as of a folded line, is no part of a name. */
  static void checkField(CharArrayBuffer line) throws InvalidRequest {
    if (!Ascii.isToken(line, line.indexOf(':'))) {
      throw malformed();
    }
  }
}
