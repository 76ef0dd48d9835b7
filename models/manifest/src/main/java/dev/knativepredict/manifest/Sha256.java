package dev.knativepredict.manifest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The SHA-256 of some bytes: 64 lower-case hexadecimal digits. */
public record Sha256(@JsonValue String hex) {

  @JsonCreator
  public Sha256 {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("'%s' is not a SHA-256".formatted(hex));
    }
  }

  public static Sha256 of(byte[] bytes) {
    try {
      return new Sha256(
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** By hand, as is the hash: a record's own are made at their first use, in a cold start. */
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
