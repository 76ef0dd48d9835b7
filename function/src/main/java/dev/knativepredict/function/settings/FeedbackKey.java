package dev.knativepredict.function.settings;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The secret that the ids of answers are signed with. It is in no text, log line or error. */
public final class FeedbackKey {

  private static final int LEAST_CHARACTERS = 32;

  private final String secret;

  private FeedbackKey(String secret) {
    this.secret = secret;
  }

  /**
   * Checks a setting. What a file's end adds to it doesn't count.
   *
   * @throws InvalidSetting if it is too short; without its value
   */
  static FeedbackKey of(String name, String value) {
    String secret = value.strip();
    if (secret.length() < LEAST_CHARACTERS) {
      throw new InvalidSetting(
          name, "a key has %d characters at least".formatted(LEAST_CHARACTERS));
    }
    return new FeedbackKey(secret);
  }

  /** The secret itself. */
  public byte[] bytes() {
    return secret.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FeedbackKey key && key.secret.equals(secret);
  }

  @Override
  public int hashCode() {
    return secret.hashCode();
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
