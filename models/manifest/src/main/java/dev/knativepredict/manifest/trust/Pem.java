package dev.knativepredict.manifest.trust;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys as text: base64 between two lines that say what it is. */
final class Pem {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z ]+)-----\\s+([A-Za-z0-9+/=\\s]+?)\\s*-----END \\1-----");

  private Pem() {}

  /**
   * The bytes of all blocks of a kind.
   *
   * @throws IllegalArgumentException if there is none, or one of another kind
   */
  static List<byte[]> blocks(String text, String kind) {
    List<byte[]> blocks = new ArrayList<>();
    Matcher found = BLOCK.matcher(text);
    while (found.find()) {
      if (!found.group(1).equals(kind)) {
        throw new IllegalArgumentException(
            "it has a %s where a %s is expected".formatted(found.group(1), kind));
      }
      blocks.add(Base64.getMimeDecoder().decode(found.group(2)));
    }
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException("it has no %s in PEM".formatted(kind));
    }
    return blocks;
  }

  /** The text that OpenSSL writes: lines of 64 characters, with an end of line at the end. */
  static String text(byte[] bytes, String kind) {
    byte[] newline = "\n".getBytes(StandardCharsets.US_ASCII);
    String body = Base64.getMimeEncoder(64, newline).encodeToString(bytes);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, body);
  }
}
