package dev.knativepredict.function.server;

import dev.knativepredict.function.edge.BlockInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/** The body of a request by HTTP/1.1. */
final class Body extends BlockInputStream {

  /** The longest that is read although nobody wants it. */
  private static final int MOST_REST_BYTES = 64 << 20;

  /** Tells the caller to send the body. */
  interface Continuation {

    /** Called before the first byte is read. */
    void send() throws IOException;
  }

  private final Progress progress;
  private @Nullable Continuation continuation;
  private final boolean endsSoon;
  private boolean ended;
  private boolean broken;

  Body(@Nullable HttpEntity entity, Progress progress, @Nullable Continuation continuation)
      throws IOException {
    super(entity == null ? InputStream.nullInputStream() : entity.getContent());
    long length = entity == null ? 0 : entity.getContentLength();
    this.endsSoon = 0 <= length && length <= MOST_REST_BYTES;
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

  private void end() {
    ended = true;
    progress.enter(Progress.Phase.ANSWER);
  }

  /**
   * Whether another request can come after it: not if it broke off, is long or in chunks and not
   * read yet, or was never asked for.
   */
  boolean leadsOn() {
    return ended || (endsSoon && !broken && continuation == null);
  }

  /** Reads what nobody has read of it. */
  void readRest() throws IOException {
    byte[] rest = ended ? new byte[0] : new byte[8_192];
    while (!ended) {
      read(rest, 0, rest.length);
    }
  }
}
