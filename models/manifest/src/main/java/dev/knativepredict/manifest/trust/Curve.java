package dev.knativepredict.manifest.trust;

import java.security.interfaces.ECKey;

/** The elliptic curves of keys, each with the hash that the format pairs it with. */
enum Curve {
  P256(256, "SHA256withECDSA"),
  P384(384, "SHA384withECDSA"),
  P521(521, "SHA512withECDSA");

  private final int bits;
  private final String algorithm;

  Curve(int bits, String algorithm) {
    this.bits = bits;
    this.algorithm = algorithm;
  }

  /** As the JDK names it. */
  String algorithm() {
    return algorithm;
  }

  /**
   * The curve of a key.
   *
   * @throws IllegalArgumentException if the format doesn't allow it
   */
  static Curve of(ECKey key) {
    int bits = key.getParams().getCurve().getField().getFieldSize();
    for (Curve curve : values()) {
      if (curve.bits == bits) {
        return curve;
      }
    }
    throw new IllegalArgumentException(
        "a key of %d bits isn't P-256, P-384 or P-521".formatted(bits));
  }
}
