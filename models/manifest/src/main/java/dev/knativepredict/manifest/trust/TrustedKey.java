package dev.knativepredict.manifest.trust;

import dev.knativepredict.manifest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;

/** A public key of somebody whose word counts. */
public final class TrustedKey {

  private static final String KIND = "PUBLIC KEY";

  private final PublicKey key;
  private final Curve curve;
  private final String hint;

  private TrustedKey(ECPublicKey key) {
    this.key = key;
    this.curve = Curve.of(key);
    this.hint =
        Sha256.of(Pem.text(key.getEncoded(), KIND).getBytes(StandardCharsets.US_ASCII)).hex();
  }

  /**
   * Reads public keys in PEM, as {@code openssl pkey -pubout} writes them.
   *
   * @throws IllegalArgumentException if there is none, or one that is no ECDSA key of a curve that
   *     the format allows
   */
  public static List<TrustedKey> read(String pem) {
    return Pem.blocks(pem, KIND).stream().map(TrustedKey::of).toList();
  }

  private static TrustedKey of(byte[] encoded) {
    try {
      return new TrustedKey(
          (ECPublicKey)
              KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("it is no public key for ECDSA", e);
    }
  }

  /** What a signature's file calls it. */
  String hint() {
    return hint;
  }

  /** Whether its private key has signed these bytes. */
  boolean hasSigned(byte[] bytes, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(curve.algorithm());
      verifier.initVerify(key);
      verifier.update(bytes);
      return verifier.verify(signature);
    } catch (SignatureException noSignature) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has ECDSA", e);
    }
  }
}
