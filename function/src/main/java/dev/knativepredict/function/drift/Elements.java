package dev.knativepredict.function.drift;

import dev.knativepredict.onnx.Tensor;

/** The elements of a tensor as numbers. */
final class Elements {

  private static final double TWO_TO_64 = 0x1p64;

  private Elements() {}

  /** One element, by its position in the block; 1 and 0 of a boolean. */
  static double at(Tensor.Numbers tensor, int index) {
    return switch (tensor.datatype()) {
      case FP16, BF16, FP32, FP64 -> tensor.doubleAt(index);
      case UINT64 -> {
        long bits = wholeAt(tensor, index);
        yield bits < 0 ? bits + TWO_TO_64 : bits;
      }
      default -> wholeAt(tensor, index);
    };
  }

  /** One element of whole numbers, or a boolean; that of UINT64 as its bits. */
  static long wholeAt(Tensor.Numbers tensor, int index) {
    int at = index * tensor.datatype().size();
    return switch (tensor.datatype()) {
      case BOOL, INT8 -> tensor.bytes().get(at);
      case UINT8 -> tensor.bytes().get(at) & 0xFF;
      case INT16 -> tensor.bytes().getShort(at);
      case UINT16 -> tensor.bytes().getShort(at) & 0xFFFF;
      case INT32 -> tensor.bytes().getInt(at);
      case UINT32 -> tensor.bytes().getInt(at) & 0xFFFF_FFFFL;
      case INT64, UINT64 -> tensor.bytes().getLong(at);
      default -> (long) tensor.doubleAt(index);
    };
  }
}
