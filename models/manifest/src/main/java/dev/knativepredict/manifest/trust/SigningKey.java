package dev.knativepredict.manifest.trust;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;

/** A private key, with its public one. It is in no text. */
public final class SigningKey {

  private final ECPrivateKey key;
  private final TrustedKey publicKey;

  private SigningKey(ECPrivateKey key, TrustedKey publicKey) {
    this.key = key;
    this.publicKey = publicKey;
  }

  /**
   * Reads a private key in PEM, as {@code openssl genpkey} writes it.
   *
   * @param publicPem its public key
   * @throws IllegalArgumentException if one of them isn't an ECDSA key that the format allows, or
   *     they don't belong together
   */
  public static SigningKey read(String pem, String publicPem) {
    try {
      ECPrivateKey key =
          (ECPrivateKey)
              KeyFactory.getInstance("EC")
                  .generatePrivate(
                      new PKCS8EncodedKeySpec(Pem.blocks(pem, "PRIVATE KEY").getFirst()));
      SigningKey read = new SigningKey(key, TrustedKey.read(publicPem).getFirst());
      byte[] anything = {1, 2, 3};
      if (!read.publicKey.hasSigned(anything, read.sign(anything))) {
        throw new IllegalArgumentException("the public key isn't that of the private key");
      }
      return read;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("it is no private key for ECDSA", e);
    }
  }

  TrustedKey publicKey() {
    return publicKey;
  }

  /** In ASN.1. */
  byte[] sign(byte[] bytes) {
    try {
      Signature signer = Signature.getInstance(Curve.of(key).algorithm());
      signer.initSign(key);
      signer.update(bytes);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has ECDSA", e);
    }
  }
}
