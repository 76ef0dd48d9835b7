package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.function.settings.InvalidSetting;
import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.trust.SignedModel;
import dev.knativepredict.manifest.trust.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only models that somebody has signed whose key is trusted, where a setting says so. */
class TrustTest {

  private static final String ROW = "{\"features\":[50000,35,720]}";

  @TempDir private Path folder;

  private Path model;
  private KeyPair keys;

  @BeforeEach
  void prepare() throws Exception {
    model = Files.createDirectories(folder.resolve("1"));
    try (var files = Files.list(Environment.CREDIT)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, model.resolve(file.getFileName()));
      }
    }
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    keys = generator.generateKeyPair();
  }

  @Test
  void aSignedModelIsServed() throws Exception {
    sign();
    Path file = Files.writeString(folder.resolve("keys.pem"), trusted());
    for (String trust : new String[] {trusted(), file.toString()}) {
      try (Front front = FrontEnd.underTest().start(Environment.of(model, "MODEL_TRUST", trust))) {
        assertThat(front.predict(ROW).status()).isEqualTo(200);
      }
    }
  }

  @Test
  void anUnsignedOneIsNot() {
    assertRefused("it isn't trusted: it has no model.sig");
  }

  @Test
  void oneThatSomebodyElseHasSignedIsNot() throws Exception {
    sign();
    prepareOtherKeys();
    assertRefused("it isn't trusted: no key that is trusted has signed it");
  }

  @Test
  void oneThatWasSealedAgainSinceIsNot() throws Exception {
    sign();
    Path manifest = model.resolve("manifest.json");
    Files.writeString(manifest, Files.readString(manifest) + "\n");
    assertRefused("it isn't trusted: it isn't the model that was signed");
  }

  @Test
  void whatIsNoKeyIsSaid() {
    for (String trust : new String[] {"no/such/file", "-----BEGIN nonsense"}) {
      assertThatThrownBy(
              () -> FrontEnd.underTest().start(Environment.of(model, "MODEL_TRUST", trust)))
          .isInstanceOf(InvalidSetting.class)
          .hasMessageContaining("MODEL_TRUST");
    }
  }

  private void assertRefused(String reason) {
    assertThatThrownBy(
            () -> FrontEnd.underTest().start(Environment.of(model, "MODEL_TRUST", trusted())))
        .isInstanceOf(BrokenModel.class)
        .hasMessageContaining(reason);
  }

  private void sign() throws IOException {
    SignedModel.sign(
        ModelDirectory.open(model),
        SigningKey.read(pem("PRIVATE KEY", keys.getPrivate()), trusted()));
  }

  private void prepareOtherKeys() throws Exception {
    keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
  }

  private String trusted() {
    return pem("PUBLIC KEY", keys.getPublic());
  }

  private static String pem(String kind, Key key) {
    byte[] newline = "\n".getBytes(StandardCharsets.US_ASCII);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(kind, Base64.getMimeEncoder(64, newline).encodeToString(key.getEncoded()));
  }
}
