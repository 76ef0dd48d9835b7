package dev.knativepredict.function.json;

import dev.knativepredict.manifest.Datatype;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;

/**
 * A whole number: {@code 51}, and {@code 51.0} too, which is the same number; never {@code 51.5}.
 *
 * @param size how many bytes one takes; kept, like what follows, as every element asks for it
 * @param signed whether half of its values are below zero
 */
record WholeNumber(Datatype datatype, int size, boolean signed) implements Element {

  /** That of UINT64's and INT64's longest. */
  private static final int MOST_DIGITS = 20;

  static WholeNumber of(Datatype datatype) {
    return new WholeNumber(datatype, datatype.size(), !datatype.isUnsigned());
  }

  @Override
  public String expected() {
    return "a whole number from %s to %s".formatted(datatype.least(), datatype.most());
  }

  @Override
  public boolean read(JsonParser in, ByteBuffer to, int at) {
    if (in.currentToken() != JsonToken.VALUE_NUMBER_INT
        || in.getNumberType() == NumberType.BIG_INTEGER) {
      return readExactly(in, to, at);
    }
    long value = in.getLongValue();
    put(value, to, at);
    return value == get(to, at) && (signed || value >= 0);
  }

  private boolean readExactly(JsonParser in, ByteBuffer to, int at) {
    BigInteger value = in.currentToken().isNumeric() ? whole(in) : null;
    if (value == null
        || value.compareTo(datatype.least()) < 0
        || value.compareTo(datatype.most()) > 0) {
      return false;
    }
    put(value.longValue(), to, at);
    return true;
  }

  /** Null if it has a fraction, or too many digits: 1e1000000000 would fill the memory. */
  private static @Nullable BigInteger whole(JsonParser in) {
    try {
      return whole(in.getDecimalValue());
    } catch (NumberFormatException e) {
      // Even its exponent is beyond what a decimal can have.
      return null;
    }
  }

  private static @Nullable BigInteger whole(BigDecimal number) {
    if (number.signum() == 0) {
      return BigInteger.ZERO;
    }
    long digits = (long) number.precision() - number.scale();
    if (digits < 1 || digits > MOST_DIGITS) {
      return null;
    }
    try {
      return number.toBigIntegerExact();
    } catch (ArithmeticException e) {
      return null;
    }
  }

  @Override
  public void put(double value, ByteBuffer to, int at) {
    put(new BigDecimal(value).longValue(), to, at);
  }

  private void put(long value, ByteBuffer to, int at) {
    switch (size) {
      case Byte.BYTES -> to.put(at, (byte) value);
      case Short.BYTES -> to.putShort(at, (short) value);
      case Integer.BYTES -> to.putInt(at, (int) value);
      default -> to.putLong(at, value);
    }
  }

  /** Of UINT64 its bits. */
  private long get(ByteBuffer from, int at) {
    return switch (size) {
      case Byte.BYTES -> signed ? from.get(at) : Byte.toUnsignedLong(from.get(at));
      case Short.BYTES -> signed ? from.getShort(at) : Short.toUnsignedLong(from.getShort(at));
      case Integer.BYTES -> signed ? from.getInt(at) : Integer.toUnsignedLong(from.getInt(at));
      default -> from.getLong(at);
    };
  }

  @Override
  public void write(ByteBuffer from, int at, JsonGenerator out) {
    long value = get(from, at);
    if (value < 0 && !signed) {
      out.writeNumber(Long.toUnsignedString(value));
    } else {
      out.writeNumber(value);
    }
  }
}
