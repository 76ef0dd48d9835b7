package dev.knativepredict.onnx;

import dev.knativepredict.manifest.Datatype;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Elements of one type in a row-major block.
 *
 * <p>Immutable by agreement: whoever makes one no longer writes to what it was made of.
 */
public sealed interface Tensor {

  Datatype datatype();

  /** Its dimensions, the outermost first; empty for a single element. */
  List<Long> shape();

  /**
   * Numbers or booleans.
   *
   * @param bytes the elements from position to limit, little-endian
   */
  record Numbers(Datatype datatype, List<Long> shape, ByteBuffer bytes) implements Tensor {

    public Numbers {
      shape = List.copyOf(shape);
      bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
      if (datatype == Datatype.BYTES) {
        throw new IllegalArgumentException("numbers can't be of type BYTES");
      }
      requireElements(shape, bytes.remaining(), datatype.size());
    }

    /** FP32 numbers. */
    public static Numbers of(float[] values, long... shape) {
      ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
      bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
      return new Numbers(Datatype.FP32, Shapes.list(shape), bytes);
    }

    /** One element of an FP32 tensor, by its position in the block. */
    public float floatAt(int index) {
      return bytes.getFloat(index * Float.BYTES);
    }

    /** One element of an FP16, BF16, FP32 or FP64 tensor, by its position in the block. */
    public double doubleAt(int index) {
      if (datatype == Datatype.FP32) {
        return floatAt(index);
      }
      return switch (datatype) {
        case FP64 -> bytes.getDouble(index * Double.BYTES);
        case FP16 -> Float.float16ToFloat(bytes.getShort(index * Short.BYTES));
        case BF16 -> Bfloat16.toFloat(bytes.getShort(index * Short.BYTES));
        default -> throw new IllegalStateException(datatype + " has no fractions");
      };
    }

    /**
     * Which of some elements of an FP16, BF16, FP32 or FP64 tensor is the largest, the first of
     * equal ones.
     *
     * @param from the position of the first of them
     * @return 0 for the first of them
     */
    public int largest(int from, int count) {
      int largest = 0;
      for (int i = 1; i < count; i++) {
        if (doubleAt(from + i) > doubleAt(from + largest)) {
          largest = i;
        }
      }
      return largest;
    }

    /** How many elements it has. */
    public int count() {
      return bytes.remaining() / datatype.size();
    }
  }

  /**
   * Texts.
   *
   * @param values the elements in row-major order, each of any length
   */
  record Texts(List<Long> shape, List<String> values) implements Tensor {

    public Texts {
      shape = List.copyOf(shape);
      values = List.copyOf(values);
      requireElements(shape, values.size(), 1);
    }

    @Override
    public Datatype datatype() {
      return Datatype.BYTES;
    }
  }

  private static void requireElements(List<Long> shape, int length, int size) {
    if (length != Shapes.elements(shape) * size) {
      throw new IllegalArgumentException(
          "%d bytes or texts do not fill the shape %s".formatted(length, shape));
    }
  }
}
