package dev.knativepredict.function.edge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The bytes of a file in one coding, and their entity tag. */
final class Representation {

  /** How the bytes are coded. */
  enum Coding {
    IDENTITY,
    GZIP;

    /** The best one that a header Accept-Encoding allows. */
    static Coding accepted(@Nullable String header) {
      if (header != null) {
        for (String choice : header.toLowerCase(Locale.ROOT).split(",", -1)) {
          String[] parts = choice.replaceAll("[ \t]", "").split(";", -1);
          if (parts[0].equals("gzip")) {
            return parts.length > 1 && parts[1].matches("q=0(\\.0*)?") ? IDENTITY : GZIP;
          }
        }
      }
      return IDENTITY;
    }
  }

  private final byte[] bytes;
  private final String tag;

  private Representation(byte[] bytes, String tag) {
    this.bytes = bytes;
    this.tag = tag;
  }

  static Representation of(byte[] plain, Coding coding) {
    byte[] bytes = coding == Coding.GZIP ? gzip(plain) : plain;
    return new Representation(bytes, "\"" + hash(bytes) + "\"");
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] bytes() {
    return bytes;
  }

  String tag() {
    return tag;
  }
}
