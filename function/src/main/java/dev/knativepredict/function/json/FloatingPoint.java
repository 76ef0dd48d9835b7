package dev.knativepredict.function.json;

import dev.knativepredict.onnx.Bfloat16;
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
      case BF16 -> to.putShort(at, Bfloat16.of((float) value));
      case FP32 -> to.putFloat(at, (float) value);
      case FP64 -> to.putDouble(at, value);
    }
  }

  private double get(ByteBuffer from, int at) {
    return switch (this) {
      case FP16 -> Float.float16ToFloat(from.getShort(at));
      case BF16 -> Bfloat16.toFloat(from.getShort(at));
      case FP32 -> from.getFloat(at);
      case FP64 -> from.getDouble(at);
    };
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
