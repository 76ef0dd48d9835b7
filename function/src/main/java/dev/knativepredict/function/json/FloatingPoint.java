package dev.knativepredict.function.json;

import java.nio.ByteBuffer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A number with a fraction. It is read as the nearest FP64 or FP32; FP16 and BF16 are the nearest
 * to that FP32, ties to even. JSON has no NaN and no infinity: they are the texts {@code "NaN"},
 * {@code "Infinity"} and {@code "-Infinity"}, as in the JSON of Protobuf.
 */
enum FloatingPoint implements Element {
  FP16,
  BF16,
  FP32,
  FP64;

  private static final int BF16_BITS = 16;

  @Override
  public String expected() {
    return "a number that %s can hold, or \"NaN\", \"Infinity\" or \"-Infinity\"".formatted(this);
  }

  @Override
  public boolean read(JsonParser in, ByteBuffer to, int at) {
    JsonToken token = in.currentToken();
    if (token.isNumeric()) {
      put(this == FP64 ? in.getDoubleValue() : in.getFloatValue(), to, at);
      return !Double.isInfinite(get(to, at));
    }
    return token == JsonToken.VALUE_STRING && readSpecial(in.getString(), to, at);
  }

  private boolean readSpecial(String text, ByteBuffer to, int at) {
    switch (text) {
      case "NaN" -> put(Double.NaN, to, at);
      case "Infinity" -> put(Double.POSITIVE_INFINITY, to, at);
      case "-Infinity" -> put(Double.NEGATIVE_INFINITY, to, at);
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public void put(double value, ByteBuffer to, int at) {
    switch (this) {
      case FP16 -> to.putShort(at, Float.floatToFloat16((float) value));
      case BF16 -> to.putShort(at, toBf16((float) value));
      case FP32 -> to.putFloat(at, (float) value);
      case FP64 -> to.putDouble(at, value);
    }
  }

  private double get(ByteBuffer from, int at) {
    return switch (this) {
      case FP16 -> Float.float16ToFloat(from.getShort(at));
      case BF16 -> Float.intBitsToFloat(from.getShort(at) << BF16_BITS);
      case FP32 -> from.getFloat(at);
      case FP64 -> from.getDouble(at);
    };
  }

  /** The upper half of an FP32, rounded. The bits of NaN stay: half of their sum could carry. */
  private static short toBf16(float value) {
    int bits = Float.floatToIntBits(value);
    int half = Float.isNaN(value) ? 0 : 0x7fff + ((bits >>> BF16_BITS) & 1);
    return (short) ((bits + half) >>> BF16_BITS);
  }

  @Override
  public void write(ByteBuffer from, int at, JsonGenerator out) {
    if (this == FP64) {
      out.writeNumber(from.getDouble(at));
    } else {
      out.writeNumber((float) get(from, at));
    }
  }
}
