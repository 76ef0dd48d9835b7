package dev.knativepredict.function.server;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/** The body of a request by HTTP/1.1. */
final class Body extends BlockInputStream {

  private static final int MOST_REST_BYTES = 64 << 20;

  /** Tells the caller to send the body. */
  interface Continuation {

    /** Called before the first byte is read. */
    void send() throws IOException;
  }

  private final Progress progress;
  private @Nullable Continuation continuation;
  private final boolean endless;
  private boolean ended;
  private boolean broken;

  Body(@Nullable HttpEntity entity, Progress progress, @Nullable Continuation continuation)
      throws IOException {
    super(entity == null ? InputStream.nullInputStream() : entity.getContent());
    this.endless = entity != null && entity.getContentLength() > MOST_REST_BYTES;
    this.progress = progress;
    this.continuation = continuation;
    if (entity == null) {
      end();
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (ended) {
      return -1;
    }
    broken = true;
    if (continuation != null) {
      continuation.send();
      continuation = null;
    }
    int read = in.read(bytes, offset, length);
    broken = false;
    if (read < 0) {
      end();
    }
    return read;
  }

  /** Whether it says that it is longer than what would be read of it to no end. */
  boolean isEndless() {
    return endless;
  }

  private void end() {
    ended = true;
    progress.enter(Progress.Phase.ANSWER);
  }

  /**
   * Reads what nobody has read, because a caller who is still sending does not read a response.
   *
   * @return whether the next request begins after it: not if it broke off, is endless, or was never
   *     asked for
   */
  boolean readRest() {
    if (continuation != null && !ended) {
      return false;
    }
    try {
      byte[] rest = ended ? new byte[0] : new byte[8_192];
      for (int left = MOST_REST_BYTES; !ended && !broken && left > 0; ) {
        left -= read(rest, 0, rest.length);
      }
    } catch (IOException e) {
      // Cut off, or with invalid chunks; whoever read it has refused it.
      return false;
    }
    return ended;
  }
}
