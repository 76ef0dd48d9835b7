package dev.knativepredict.manifest;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The SHA-256 of some bytes: 64 lower-case hexadecimal digits. */
public record Sha256(@JsonValue String hex) {

  private static final int PART = 1 << 16;

  public Sha256 {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("'%s' is not a SHA-256".formatted(hex));
    }
  }

  public static Sha256 of(byte[] bytes) {
    return new Sha256(HexFormat.of().formatHex(digest().digest(bytes)));
  }

  /** The hash of a file, which may be larger than the memory. */
  public static Sha256 of(Path file) throws IOException {
    MessageDigest digest = digest();
    byte[] part = new byte[PART];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        digest.update(part, 0, read);
      }
    }
    return new Sha256(HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** Written out, like the hash: those of a record are generated at first use, in a cold start. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Sha256 sha256 && sha256.hex.equals(hex);
  }

  @Override
  public int hashCode() {
    return hex.hashCode();
  }

  @Override
  public String toString() {
    return hex;
  }
}
