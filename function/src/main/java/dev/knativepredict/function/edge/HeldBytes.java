package dev.knativepredict.function.edge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The memory of all bodies together: those that are being read, decoded or written, and those still
 * to be sent.
 */
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

  /** What one request holds. */
  public final class Share implements AutoCloseable {

    private final AtomicLong mine = new AtomicLong();

    /**
     * Holds more.
     *
     * @return whether there was room for it
     */
    public boolean take(long bytes) {
      if (held.addAndGet(bytes) > limit) {
        held.addAndGet(-bytes);
        return false;
      }
      mine.addAndGet(bytes);
      return true;
    }

    /**
     * Holds more.
     *
     * @throws HttpErrorException if there is no room for it
     */
    public void require(long bytes) {
      if (!take(bytes)) {
        throw refusal();
      }
    }

    private HttpErrorException refusal() {
      return new HttpErrorException(new HttpError.TooManyBytes(limit));
    }

    private void giveBack(long bytes) {
      mine.addAndGet(-bytes);
      held.addAndGet(-bytes);
    }

    /**
     * A body, whose bytes are held as they are read.
     *
     * @return a stream whose reader gets an {@link HttpErrorException} if there is no room for them
     */
    public InputStream hold(InputStream body) {
      return new HeldInput(body, this);
    }

    /**
     * The bytes of a body, held while they are written. Whoever sends them takes room for them.
     *
     * @throws HttpErrorException if there is no room for them
     */
    public byte[] write(Consumer<OutputStream> writer) {
      HeldOutput out = new HeldOutput(this);
      try {
        writer.accept(out);
        return out.bytes.toByteArray();
      } catch (RuntimeException e) {
        // What the writer makes of the exception that it gets.
        throw out.full ? refusal() : e;
      } finally {
        giveBack(out.bytes.size());
      }
    }

    /** Holds nothing any more. */
    @Override
    public void close() {
      held.addAndGet(-mine.getAndSet(0));
    }
  }

  private static final class HeldInput extends BlockInputStream {

    private final Share share;

    HeldInput(InputStream body, Share share) {
      super(body);
      this.share = share;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = in.read(bytes, offset, length);
      if (read > 0) {
        share.require(read);
      }
      return read;
    }
  }

  private static final class HeldOutput extends OutputStream {

    private final Share share;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    private boolean full;

    HeldOutput(Share share) {
      this.share = share;
    }

    @Override
    public void write(int one) {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] more, int offset, int length) {
      full = !share.take(length);
      if (full) {
        throw share.refusal();
      }
      bytes.write(more, offset, length);
    }
  }
}
