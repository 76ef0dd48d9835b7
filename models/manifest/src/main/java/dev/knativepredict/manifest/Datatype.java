package dev.knativepredict.manifest;

import java.math.BigInteger;

/** A tensor's element type, by its name in the Open Inference Protocol. */
public enum Datatype {
  BOOL(1),
  UINT8(1),
  UINT16(2),
  UINT32(4),
  UINT64(8),
  INT8(1),
  INT16(2),
  INT32(4),
  INT64(8),
  FP16(2),
  BF16(2),
  FP32(4),
  FP64(8),
  /** Texts, each of any length. */
  BYTES(0);

  private final int size;

  Datatype(int size) {
    this.size = size;
  }

  /** Whether its elements are numbers, neither booleans nor texts. */
  public boolean isNumber() {
    return this != BOOL && this != BYTES;
  }

  /** Whether its elements are whole numbers. */
  public boolean isWhole() {
    return name().contains("INT");
  }

  /** Whether its elements can't be below 0. */
  public boolean isUnsigned() {
    return name().startsWith("UINT");
  }

  /** The smallest whole number that an element can be; only of whole numbers. */
  public BigInteger least() {
    return isUnsigned() ? BigInteger.ZERO : BigInteger.TWO.pow(size * Byte.SIZE - 1).negate();
  }

  /** The largest whole number that an element can be; only of whole numbers. */
  public BigInteger most() {
    int bits = isUnsigned() ? size * Byte.SIZE : size * Byte.SIZE - 1;
    return BigInteger.TWO.pow(bits).subtract(BigInteger.ONE);
  }

  /** The last of the whole numbers from 0 of which an element can be each; none of a text. */
  long lastCode() {
    return switch (this) {
      case BOOL -> 1;
      case BF16 -> 1L << 8;
      case FP16 -> 1L << 11;
      case FP32 -> 1L << 24;
      case FP64 -> 1L << 53;
      case BYTES -> -1;
      case UINT8, UINT16, UINT32, UINT64, INT8, INT16, INT32, INT64 ->
          most().min(BigInteger.valueOf(Long.MAX_VALUE)).longValue();
    };
  }

  /** How many bytes one element takes; 0 for texts, which have no fixed size. */
  public int size() {
    return size;
  }
}
