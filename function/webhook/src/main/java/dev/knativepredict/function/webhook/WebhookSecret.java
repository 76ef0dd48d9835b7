package dev.knativepredict.function.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.knativepredict.function.settings.InvalidSetting;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What the registry signs its webhooks with. It is in no text, log line or error. */
final class WebhookSecret {

  private static final int LEAST_CHARACTERS = 32;
  private static final String ALGORITHM = "HmacSHA256";
  private static final String VERSION = "v1,";

  private final SecretKeySpec key;

  private WebhookSecret(String secret) {
    this.key = new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM);
  }

  /**
   * Checks a setting. What a file's end adds to it doesn't count.
   *
   * @throws InvalidSetting if it is too short; without its value
   */
  static WebhookSecret of(String name, String value) {
    String secret = value.strip();
    if (secret.length() < LEAST_CHARACTERS) {
      throw new InvalidSetting(
          name, "a secret has %d characters at least".formatted(LEAST_CHARACTERS));
    }
    return new WebhookSecret(secret);
  }

  /** Whether a delivery has the signature that this secret gives it. */
  boolean hasSigned(Delivery delivery) {
    // Takes the same time for every wrong one.
    return MessageDigest.isEqual(
        signature(delivery.id(), delivery.timestamp(), delivery.body()).getBytes(UTF_8),
        delivery.signature().getBytes(UTF_8));
  }

  /** The signature of a body, as the registry writes it into a header. */
  String signature(String id, String timestamp, byte[] body) {
    try {
      Mac signer = Mac.getInstance(ALGORITHM);
      signer.init(key);
      signer.update("%s.%s.".formatted(id, timestamp).getBytes(UTF_8));
      return VERSION + Base64.getEncoder().encodeToString(signer.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
