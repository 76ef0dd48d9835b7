package dev.knativepredict.training.run;

import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.onnx.Bfloat16;
import dev.knativepredict.onnx.Tensor;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The elements of tensors as the values of JSON: booleans, texts and numbers. A number is of the
 * type that a parser of JSON gives it: Integer, or if it is too large Long or BigInteger, or
 * Double.
 */
public final class Elements {

  private Elements() {}

  /** A tensor of values, in row-major order. */
  public static Tensor tensor(Datatype datatype, List<Long> shape, List<?> values) {
    if (datatype == Datatype.BYTES) {
      return new Tensor.Texts(shape, values.stream().map(String::valueOf).toList());
    }
    ByteBuffer bytes =
        ByteBuffer.allocate(values.size() * datatype.size()).order(ByteOrder.LITTLE_ENDIAN);
    for (Object value : values) {
      put(bytes, datatype, value);
    }
    return new Tensor.Numbers(datatype, shape, bytes.flip());
  }

  private static void put(ByteBuffer bytes, Datatype datatype, Object value) {
    Number number = value instanceof Boolean truth ? (truth ? 1 : 0) : (Number) value;
    switch (datatype) {
      case BOOL, UINT8, INT8 -> bytes.put(number.byteValue());
      case UINT16, INT16 -> bytes.putShort(number.shortValue());
      case UINT32, INT32 -> bytes.putInt((int) number.longValue());
      case UINT64, INT64 -> bytes.putLong(number.longValue());
      case FP16 -> bytes.putShort(Float.floatToFloat16(number.floatValue()));
      case BF16 -> bytes.putShort(Bfloat16.of(number.floatValue()));
      case FP32 -> bytes.putFloat(number.floatValue());
      case FP64 -> bytes.putDouble(number.doubleValue());
      case BYTES -> throw new IllegalArgumentException("texts are not numbers");
    }
  }

  /** The values of a tensor, in row-major order. */
  public static List<Object> values(Tensor tensor) {
    return switch (tensor) {
      case Tensor.Texts texts -> List.copyOf(texts.values());
      case Tensor.Numbers numbers -> {
        List<Object> values = new ArrayList<>(numbers.count());
        for (int i = 0; i < numbers.count(); i++) {
          values.add(get(numbers, i * numbers.datatype().size()));
        }
        yield values;
      }
    };
  }

  private static Object get(Tensor.Numbers numbers, int at) {
    ByteBuffer bytes = numbers.bytes();
    return switch (numbers.datatype()) {
      case BOOL -> bytes.get(at) != 0;
      case UINT8 -> Byte.toUnsignedInt(bytes.get(at));
      case INT8 -> (int) bytes.get(at);
      case UINT16 -> Short.toUnsignedInt(bytes.getShort(at));
      case INT16 -> (int) bytes.getShort(at);
      case UINT32 -> whole(Integer.toUnsignedLong(bytes.getInt(at)));
      case INT32 -> bytes.getInt(at);
      case UINT64 -> unsigned(bytes.getLong(at));
      case INT64 -> whole(bytes.getLong(at));
      case FP16 -> shortest(Float.float16ToFloat(bytes.getShort(at)));
      case BF16 -> shortest(Bfloat16.toFloat(bytes.getShort(at)));
      case FP32 -> shortest(bytes.getFloat(at));
      case FP64 -> bytes.getDouble(at);
      case BYTES -> throw new IllegalArgumentException("texts are not numbers");
    };
  }

  private static Number whole(long value) {
    return value == (int) value ? (Number) (int) value : (Number) value;
  }

  private static Number unsigned(long value) {
    return value >= 0 ? whole(value) : new BigInteger(Long.toUnsignedString(value));
  }

  /** The number with the fewest digits that is this float. */
  private static double shortest(float value) {
    return Double.parseDouble(Float.toString(value));
  }
}
