package dev.knativepredict.function.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;

/** The body of a request whose own has been read already. */
final class EmptyBody extends ServletInputStream {

  @Override
  public int read() {
    return -1;
  }

  @Override
  public boolean isFinished() {
    return true;
  }

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public void setReadListener(ReadListener listener) {
    throw new UnsupportedOperationException("the body has been read");
  }
}
