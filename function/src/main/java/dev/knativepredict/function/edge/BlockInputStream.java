package dev.knativepredict.function.edge;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream whose single bytes are read as blocks of one: whatever watches it is in one method. */
public abstract class BlockInputStream extends FilterInputStream {

  protected BlockInputStream(InputStream in) {
    super(in);
  }

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public abstract int read(byte[] bytes, int offset, int length) throws IOException;
}
