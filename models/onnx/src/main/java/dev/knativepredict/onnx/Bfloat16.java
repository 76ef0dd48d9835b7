package dev.knativepredict.onnx;

/** A BF16 number: the upper half of an FP32. */
public final class Bfloat16 {

  private Bfloat16() {}

  /** The bits of the nearest BF16, in the middle the even one; of NaN, if it is NaN. */
  public static short of(float value) {
    int bits = Float.floatToIntBits(value);
    // The bits of NaN stay: half of their sum could carry.
    int half = Float.isNaN(value) ? 0 : 0x7fff + ((bits >>> Short.SIZE) & 1);
    return (short) ((bits + half) >>> Short.SIZE);
  }

  /** The number that BF16 bits stand for. */
  public static float toFloat(short bits) {
    return Float.intBitsToFloat(bits << Short.SIZE);
  }
}
