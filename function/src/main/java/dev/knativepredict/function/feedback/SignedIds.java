package dev.knativepredict.function.feedback;

import dev.knativepredict.function.settings.FeedbackKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Ids of answers, which only the holders of a key can make: base64url of a format's number, {@link
 * Answer}, a random number that makes each another one, and the first bytes of an HMAC-SHA256.
 */
final class SignedIds {

  private static final String ALGORITHM = "HmacSHA256";
  private static final byte FORMAT = 1;
  private static final int TAG = 12;
  private static final int LONGEST_REVISION = 63;

  /** Format, day, model, version, label, bin and random number. */
  private static final int FIXED = 1 + 2 + 8 + 4 + 4 + 1 + 8;

  private static final int LONGEST = (FIXED + LONGEST_REVISION + TAG) * 4 / 3 + 1;

  /** Never fed: each use takes a copy, which is far cheaper than a new one. */
  private final Mac keyed;

  SignedIds(FeedbackKey key) {
    try {
      keyed = Mac.getInstance(ALGORITHM);
      keyed.init(new SecretKeySpec(key.bytes(), ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has " + ALGORITHM, e);
    }
  }

  /** What signs on one thread. */
  Mac signer() {
    try {
      return (Mac) keyed.clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError("the JDK's own can be copied", e);
    }
  }

  /** The part of a revision's name that an id has room for: all of it, under Knative. */
  static String shortened(String revision) {
    byte[] bytes = revision.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= LONGEST_REVISION
        ? revision
        : new String(bytes, 0, LONGEST_REVISION, StandardCharsets.US_ASCII);
  }

  static String write(Answer answer, Mac signer) {
    byte[] revision = answer.revision().getBytes(StandardCharsets.UTF_8);
    byte[] id = new byte[FIXED + revision.length + TAG];
    ByteBuffer.wrap(id)
        .put(FORMAT)
        .putShort((short) answer.day())
        .putLong(answer.model())
        .putInt(answer.version())
        .putInt(answer.predicted())
        .put((byte) answer.bin())
        .putLong(ThreadLocalRandom.current().nextLong())
        .put(revision);
    signer.update(id, 0, id.length - TAG);
    System.arraycopy(signer.doFinal(), 0, id, id.length - TAG, TAG);
    return text(id);
  }

  /** Null if it is none of ours, to the last bit. */
  @Nullable Answer read(String text) {
    byte[] id = bytes(text);
    if (id == null || !isSigned(id)) {
      return null;
    }
    ByteBuffer in = ByteBuffer.wrap(id, 1, id.length - 1);
    int day = Short.toUnsignedInt(in.getShort());
    long model = in.getLong();
    int version = in.getInt();
    int predicted = in.getInt();
    int bin = in.get();
    String revision = new String(id, FIXED, id.length - FIXED - TAG, StandardCharsets.UTF_8);
    return new Answer(day, model, version, predicted, bin, revision);
  }

  private boolean isSigned(byte[] id) {
    if (id.length < FIXED + TAG || id[0] != FORMAT) {
      return false;
    }
    Mac signer = signer();
    signer.update(id, 0, id.length - TAG);
    byte[] right = Arrays.copyOf(signer.doFinal(), TAG);
    // Takes the same time for every wrong one.
    return MessageDigest.isEqual(right, Arrays.copyOfRange(id, id.length - TAG, id.length));
  }

  private static String text(byte[] id) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
  }

  /** The same bytes have other texts too, which the JDK would read: each id has only one. */
  private static byte @Nullable [] bytes(String text) {
    if (text.length() > LONGEST) {
      return null;
    }
    try {
      byte[] id = Base64.getUrlDecoder().decode(text);
      return text(id).equals(text) ? id : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
