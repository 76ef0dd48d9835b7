package dev.knativepredict.function.server;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream whose first bytes have been read and are given back; it does not wait for more then. */
final class GivenBack extends FilterInputStream {

  private final byte[] first;
  private int position;

  GivenBack(byte[] first, InputStream rest) {
    super(rest);
    this.first = first;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (position == first.length) {
      return in.read(bytes, offset, length);
    }
    int given = Math.min(length, first.length - position);
    System.arraycopy(first, position, bytes, offset, given);
    position += given;
    return given;
  }

  @Override
  public int read() throws IOException {
    return position == first.length ? in.read() : first[position++] & 0xFF;
  }
}
