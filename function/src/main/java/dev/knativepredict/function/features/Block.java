package dev.knativepredict.function.features;

import dev.knativepredict.function.json.Element;
import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.onnx.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** The rows of one input tensor while they are read: it grows with them. */
abstract sealed class Block {

  final Matrix matrix;

  private Block(Matrix matrix) {
    this.matrix = matrix;
  }

  static Block of(Matrix matrix) {
    return matrix.datatype() == Datatype.BYTES ? new Texts(matrix) : new Numbers(matrix);
  }

  /** Makes room for a row of zeros, or of empty texts. */
  abstract void add(int row);

  /** All rows so far. */
  abstract Tensor tensor(int rows);

  /** Numbers and booleans, in their own bytes from the start. */
  static final class Numbers extends Block {

    private final int stride;

    /** Null for FP32, which most models have. */
    private final @Nullable Element element;

    private ByteBuffer values;

    private Numbers(Matrix matrix) {
      super(matrix);
      stride = matrix.columns() * matrix.datatype().size();
      element = matrix.datatype() == Datatype.FP32 ? null : Element.of(matrix.datatype());
      values = buffer(stride);
    }

    @Override
    void add(int row) {
      int length = row * stride;
      if (values.capacity() == length) {
        values = buffer(Math.multiplyExact(length, 2)).put(0, values, 0, length);
      }
    }

    void put(int row, int column, double value) {
      if (element == null) {
        values.putFloat(row * stride + column * Float.BYTES, (float) value);
      } else {
        element.put(value, values, at(row, column));
      }
    }

    /** Reads the current token without loss; false if it is none of the tensor's numbers. */
    boolean read(JsonParser in, Element as, int row, int column) {
      return as.read(in, values, at(row, column));
    }

    private int at(int row, int column) {
      return row * stride + column * matrix.datatype().size();
    }

    @Override
    Tensor tensor(int rows) {
      return new Tensor.Numbers(
          matrix.datatype(), matrix.shape(rows), values.slice(0, rows * stride));
    }

    private static ByteBuffer buffer(int size) {
      return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  /** Texts. */
  static final class Texts extends Block {

    private final List<String> values = new ArrayList<>();

    private Texts(Matrix matrix) {
      super(matrix);
    }

    @Override
    void add(int row) {
      values.addAll(Collections.nCopies(matrix.columns(), ""));
    }

    void put(int row, int column, String value) {
      values.set(row * matrix.columns() + column, value);
    }

    @Override
    Tensor tensor(int rows) {
      return new Tensor.Texts(matrix.shape(rows), values);
    }
  }
}
