package dev.knativepredict.onnx;

import java.util.List;
import java.util.stream.LongStream;

/** A tensor's dimensions, as onnxruntime has them and as lists. */
final class Shapes {

  private Shapes() {}

  static List<Long> list(long[] shape) {
    return LongStream.of(shape).boxed().toList();
  }

  static long[] array(List<Long> shape) {
    long[] array = new long[shape.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = shape.get(i);
    }
    return array;
  }

  /** How many elements a shape holds; an IllegalArgumentException if a dimension is negative. */
  static long elements(List<Long> shape) {
    long elements = 1;
    for (long size : shape) {
      if (size < 0) {
        throw new IllegalArgumentException("shape %s has a negative dimension".formatted(shape));
      }
      elements = Math.multiplyExact(elements, size);
    }
    return elements;
  }
}
