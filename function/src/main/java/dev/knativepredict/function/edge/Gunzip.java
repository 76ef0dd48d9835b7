package dev.knativepredict.function.edge;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decodes gzip (RFC 1952) up to a limit. The JDK's stream calls itself once for each member of a
 * file: a body of many empty ones would overflow the stack.
 */
final class Gunzip {

  private static final short MAGIC = (short) 0x8b1f;
  private static final int DEFLATE = 8;
  private static final int HEAD_SUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xe0;

  private final ByteBuffer in;
  private final int limit;
  private final HeldBytes.Share share;
  private final Inflater inflater = new Inflater(true);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final byte[] chunk = new byte[8_192];

  private Gunzip(byte[] coded, int limit, HeldBytes.Share share) {
    this.in = ByteBuffer.wrap(coded).order(ByteOrder.LITTLE_ENDIAN);
    this.limit = limit;
    this.share = share;
  }

  /**
   * The bytes that were coded.
   *
   * @param share holds them
   * @throws HttpErrorException if there are more than the limit, or than there is room for
   * @throws DataFormatException if it is not gzip as a whole
   */
  static byte[] decode(byte[] coded, int limit, HeldBytes.Share share) throws DataFormatException {
    Gunzip gunzip = new Gunzip(coded, limit, share);
    try {
      do {
        gunzip.member();
      } while (gunzip.in.hasRemaining());
    } catch (BufferUnderflowException e) {
      throw new DataFormatException("it ends early");
    } finally {
      gunzip.inflater.end();
    }
    return gunzip.out.toByteArray();
  }

  private void member() throws DataFormatException {
    head();
    inflater.reset();
    inflater.setInput(in);
    CRC32 sum = new CRC32();
    while (!inflater.finished()) {
      int length = inflater.inflate(chunk);
      check(length > 0 || inflater.finished());
      sum.update(chunk, 0, length);
      if (out.size() + length > limit) {
        throw new HttpErrorException(new HttpError.BodyTooLong(limit));
      }
      share.require(length);
      out.write(chunk, 0, length);
    }
    check(in.getInt() == (int) sum.getValue());
    check(in.getInt() == (int) inflater.getBytesWritten());
  }

  private void head() throws DataFormatException {
    int start = in.position();
    check(in.getShort() == MAGIC && in.get() == DEFLATE);
    int flags = in.get();
    check((flags & RESERVED) == 0);
    // A time and two more bytes say nothing of the content.
    skip(6);
    if ((flags & EXTRA) != 0) {
      skip(Short.toUnsignedInt(in.getShort()));
    }
    for (int text = flags & (NAME | COMMENT); text != 0; text &= text - 1) {
      skipText();
    }
    if ((flags & HEAD_SUM) != 0) {
      CRC32 sum = new CRC32();
      sum.update(in.array(), start, in.position() - start);
      check(in.getShort() == (short) sum.getValue());
    }
  }

  private void skip(int length) {
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    in.position(in.position() + length);
  }

  private void skipText() {
    while (in.get() != 0) {
      // The text ends with a zero.
    }
  }

  private static void check(boolean holds) throws DataFormatException {
    if (!holds) {
      throw new DataFormatException("it is not gzip");
    }
  }
}
