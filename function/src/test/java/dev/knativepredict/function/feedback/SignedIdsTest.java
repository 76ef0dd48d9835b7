package dev.knativepredict.function.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.function.settings.FeedbackSettings;
import dev.knativepredict.function.settings.Settings;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import javax.crypto.Mac;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedIdsTest {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final Answer ANSWER =
      new Answer(20_785, 0x8000_0000_1234_5678L, 999_999_999, 3, 19, "predict-0123456-abcdef");

  private final SignedIds ids = ids("k".repeat(32));
  private final Mac signer = ids.signer();

  @Test
  void whatAnIdSaysIsReadAgain() {
    Answer unknown = new Answer(0xFFFF, -1, 1, -1, -1, "");

    assertThat(ids.read(SignedIds.write(ANSWER, signer))).isEqualTo(ANSWER);
    assertThat(ids.read(SignedIds.write(unknown, signer))).isEqualTo(unknown);
  }

  @Test
  void anotherProcessWithTheSameKeyReadsIt() {
    String id = SignedIds.write(ANSWER, signer);

    assertThat(ids("k".repeat(32)).read(id)).isEqualTo(ANSWER);
    assertThat(ids("K" + "k".repeat(31)).read(id)).isNull();
  }

  @Test
  void anIdIsShortAndOneOfItsOwn() {
    Set<String> found = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      found.add(SignedIds.write(ANSWER, signer));
    }

    assertThat(found).hasSize(10_000).allMatch(id -> id.matches("[A-Za-z0-9_-]{83}"));
  }

  @Test
  void theLongestRevisionFitsAndALongerOneIsCut() {
    String revision = "r".repeat(63);
    Answer answer = new Answer(1, 2, 3, 0, 0, revision);

    assertThat(SignedIds.shortened(revision + "s")).isEqualTo(revision);
    assertThat(ids.read(SignedIds.write(answer, signer))).isEqualTo(answer);
  }

  @Test
  void noOtherCharacterIsReadAtAnyPlace() {
    for (String revision : new String[] {"", "r", "rr"}) {
      String id = SignedIds.write(new Answer(1, 2, 3, 0, 0, revision), signer);
      for (int i = 0; i < id.length(); i++) {
        for (int k = 0; k < ALPHABET.length(); k++) {
          String changed = id.substring(0, i) + ALPHABET.charAt(k) + id.substring(i + 1);
          assertThat(ids.read(changed) == null).as(changed).isNotEqualTo(changed.equals(id));
        }
      }
    }
  }

  @Test
  void whatIsCutOrLongerIsNoId() {
    String id = SignedIds.write(ANSWER, signer);
    for (int length = 0; length < id.length(); length++) {
      assertThat(ids.read(id.substring(0, length))).isNull();
    }

    assertThat(ids.read(id + "A")).isNull();
    assertThat(ids.read(id + "=")).isNull();
    assertThat(ids.read("A" + id)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "=", "====", "\u0000", "ä", "+/+/", "a b", "\ud83d"})
  void whatIsNoBase64IsNoId(String text) {
    assertThat(ids.read(text)).isNull();
    assertThat(ids.read(text.repeat(100_000))).isNull();
  }

  @Test
  void randomBytesAreNoId() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      byte[] bytes = new byte[random.nextInt(120)];
      random.nextBytes(bytes);
      if (bytes.length > 0) {
        bytes[0] = 1;
      }
      assertThat(ids.read(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))).isNull();
    }
  }

  static SignedIds ids(String key) {
    FeedbackSettings settings = Settings.from(Map.of("FEEDBACK_KEY", key)).feedback();
    return new SignedIds(Objects.requireNonNull(settings).key());
  }
}
