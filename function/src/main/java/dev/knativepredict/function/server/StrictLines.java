package dev.knativepredict.function.server;

import dev.knativepredict.function.edge.HttpError;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.io.HttpTransportMetrics;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.util.CharArrayBuffer;

/**
 * Lines that end with CRLF and hold no control characters. HttpCore takes more than RFC 9112
 * allows; whatever two readers may understand in two ways is refused here.
 */
abstract class StrictLines implements SessionInputBuffer {

  /** The longest line, in bytes. */
  static final int LONGEST = 8_192;

  private final SessionInputBuffer buffer;

  StrictLines(SessionInputBuffer buffer) {
    this.buffer = buffer;
  }

  /** Notes that a line has begun. */
  void begin() {}

  /**
   * Checks a line before HttpCore sees it.
   *
   * @throws InvalidRequest if it may not stand where it does
   */
  abstract void check(CharArrayBuffer line) throws InvalidRequest;

  /** Whether the caller has begun what ends with an empty line, and so can't end before it. */
  abstract boolean isInside();

  @Override
  public int readLine(CharArrayBuffer line, InputStream in) throws IOException {
    int first = buffer.read(in);
    if (first < 0) {
      if (isInside()) {
        throw new CutOff();
      }
      return -1;
    }
    begin();
    for (int next = first; next != '\r'; next = next(in)) {
      if (isControl(next)) {
        throw malformed();
      }
      if (line.length() == LONGEST) {
        throw new InvalidRequest(new HttpError.HeadTooLong(LONGEST));
      }
      line.append((char) next);
    }
    if (next(in) != '\n') {
      throw malformed();
    }
    check(line);
    return line.length();
  }

  private int next(InputStream in) throws IOException {
    int next = buffer.read(in);
    if (next < 0) {
      throw new CutOff();
    }
    return next;
  }

  private static boolean isControl(int character) {
    return (character < ' ' && character != '\t') || character == 0x7F;
  }

  static InvalidRequest malformed() {
    return new InvalidRequest(new HttpError.MalformedRequest());
  }

  @Override
  public int length() {
    return buffer.length();
  }

  @Override
  public int capacity() {
    return buffer.capacity();
  }

  @Override
  public int available() {
    return buffer.available();
  }

  @Override
  public int read(byte[] bytes, int offset, int length, InputStream in) throws IOException {
    return buffer.read(bytes, offset, length, in);
  }

  @Override
  public int read(byte[] bytes, InputStream in) throws IOException {
    return buffer.read(bytes, in);
  }

  @Override
  public int read(InputStream in) throws IOException {
    return buffer.read(in);
  }

  @Override
  public HttpTransportMetrics getMetrics() {
    return buffer.getMetrics();
  }
}
