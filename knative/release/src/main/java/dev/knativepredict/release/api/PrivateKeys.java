package dev.knativepredict.release.api;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads private keys as kubeconfigs have them. */
final class PrivateKeys {

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ((?:RSA |EC )?PRIVATE KEY)-----([^-]+)-----END \\1-----");

  private static final byte[] VERSION_0 = {2, 1, 0};
  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 4;

  private PrivateKeys() {}

  /**
   * Reads a key without a password: in PKCS #8, which the JDK knows, or in the older forms of RSA
   * (PKCS #1) and of elliptic curves (RFC 5915), which PKCS #8 wraps.
   *
   * @param publicKey its other half, which says what kind it is
   */
  static PrivateKey read(String pem, PublicKey publicKey) throws GeneralSecurityException {
    Matcher found = PEM.matcher(pem);
    if (!found.find()) {
      throw new GeneralSecurityException("there is no private key without a password");
    }
    byte[] bytes = Base64.getMimeDecoder().decode(found.group(2));
    byte[] encoded =
        found.group(1).equals("PRIVATE KEY")
            ? bytes
            : der(SEQUENCE, VERSION_0, algorithm(publicKey), der(OCTETS, bytes));
    return KeyFactory.getInstance(publicKey.getAlgorithm())
        .generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }

  /** What a public key begins with: the algorithm, and for a curve, its name. */
  private static byte[] algorithm(PublicKey publicKey) {
    byte[] encoded = publicKey.getEncoded();
    int start = headLength(encoded, 0);
    int end = start + headLength(encoded, start) + contentLength(encoded, start);
    return Arrays.copyOfRange(encoded, start, end);
  }

  private static int headLength(byte[] der, int at) {
    int first = der[at + 1] & 0xFF;
    return first < 128 ? 2 : 2 + (first & 0x7F);
  }

  private static int contentLength(byte[] der, int at) {
    int first = der[at + 1] & 0xFF;
    if (first < 128) {
      return first;
    }
    int length = 0;
    for (int i = 0; i < (first & 0x7F); i++) {
      length = (length << 8) | (der[at + 2 + i] & 0xFF);
    }
    return length;
  }

  /** A value of this kind in DER, with a length of two bytes. */
  private static byte[] der(int kind, byte[]... parts) {
    var content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    var der = new ByteArrayOutputStream();
    der.write(kind);
    der.write(0x82);
    der.write(content.size() >> 8);
    der.write(content.size());
    der.writeBytes(content.toByteArray());
    return der.toByteArray();
  }
}
