package dev.knativepredict.function.inference;

import java.nio.Buffer;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Numbers in a row-major block.
 *
 * <p>Immutable by agreement: whoever makes one no longer writes to its buffer.
 */
public final class Tensor {

  private final Datatype datatype;
  private final long[] shape;
  private final Buffer values;

  private Tensor(Datatype datatype, long[] shape, Buffer values) {
    long expected = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    if (values.remaining() != expected) {
      throw new IllegalArgumentException(
          "%d values do not fill the shape %s"
              .formatted(values.remaining(), Arrays.toString(shape)));
    }
    this.datatype = datatype;
    this.shape = shape;
    this.values = values;
  }

  /** FP32 values of a shape. */
  public static Tensor of(FloatBuffer values, long... shape) {
    return new Tensor(Datatype.FP32, shape, values);
  }

  public Datatype datatype() {
    return datatype;
  }

  /** Its dimensions: the outermost first. */
  public long[] shape() {
    return shape.clone();
  }

  /** How many rows its outermost dimension has. */
  public int rows() {
    return Math.toIntExact(shape[0]);
  }

  /** Its FP32 values; each call has a position of its own. */
  public FloatBuffer floats() {
    return ((FloatBuffer) values).duplicate();
  }
}
