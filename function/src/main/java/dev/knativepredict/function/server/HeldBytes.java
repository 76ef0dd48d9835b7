package dev.knativepredict.function.server;

import dev.knativepredict.function.edge.HttpError;
import dev.knativepredict.function.edge.HttpErrorException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** The memory of all bodies together: those that are being read, and those still to be sent. */
public final class HeldBytes {

  private final AtomicLong held = new AtomicLong();
  private final long limit;

  /**
   * Bounds them.
   *
   * @param limit how much is held at once, in bytes
   */
  public HeldBytes(long limit) {
    this.limit = limit;
  }

  /** How much is held. */
  public long held() {
    return held.get();
  }

  /** A share for one request; it holds nothing yet. */
  public Share share() {
    return new Share();
  }

  private final class HeldStream extends BlockInputStream {

    private final Share share;

    HeldStream(InputStream body, Share share) {
      super(body);
      this.share = share;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = in.read(bytes, offset, length);
      if (read > 0 && !share.take(read)) {
        throw new HttpErrorException(new HttpError.TooManyBytes(limit));
      }
      return read;
    }
  }

  /** What one request holds. */
  public final class Share implements AutoCloseable {

    private final AtomicLong mine = new AtomicLong();

    /**
     * Holds more.
     *
     * @return whether there was room for it
     */
    boolean take(long bytes) {
      if (held.addAndGet(bytes) > limit) {
        held.addAndGet(-bytes);
        return false;
      }
      mine.addAndGet(bytes);
      return true;
    }

    /**
     * A body, whose bytes are held as they are read.
     *
     * @return a stream whose reader gets an {@link HttpErrorException} if there is no room for them
     */
    public InputStream hold(InputStream body) {
      return new HeldStream(body, this);
    }

    /** Holds nothing any more. */
    @Override
    public void close() {
      held.addAndGet(-mine.getAndSet(0));
    }
  }
}
