package dev.knativepredict.manifest.trust;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.ModelDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedModelTest {

  private static final Path CREDIT = Path.of("../credit/1");

  @TempDir private Path folder;

  private Path model;

  @BeforeEach
  void copy() throws IOException {
    model = Files.createDirectories(folder.resolve("1"));
    try (Stream<Path> files = Files.list(CREDIT)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, model.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
  void isTrustedByTheKeyThatSignedItAmongOthers(String curve) throws Exception {
    Keys own = Keys.of(curve);
    SignedModel.sign(ModelDirectory.open(model), own.signing());

    assertThatCode(() -> verify(Keys.of("secp256r1").publicPem() + own.publicPem()))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> verify(Keys.of(curve).publicPem()))
        .isInstanceOf(BrokenModel.class)
        .hasMessageContaining("no key that is trusted has signed it");
  }

  @Test
  void isNotTrustedWithoutASignature() {
    assertThatThrownBy(() -> verify(Keys.of("secp256r1").publicPem()))
        .isInstanceOf(BrokenModel.class)
        .hasMessageEndingWith("it has no model.sig");
  }

  @Test
  void aSignatureIsOfOneModelOnly() throws Exception {
    Keys own = Keys.of("secp256r1");
    SignedModel.sign(ModelDirectory.open(model), own.signing());
    Path other = Path.of("../penguins/1");
    Path signature = model.resolve("model.sig");
    Path copy = Files.createDirectories(folder.resolve("2"));
    try (Stream<Path> files = Files.list(other)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    Files.copy(signature, copy.resolve("model.sig"));

    assertThatThrownBy(
            () -> SignedModel.verify(ModelDirectory.open(copy), TrustedKey.read(own.publicPem())))
        .isInstanceOf(BrokenModel.class)
        .hasMessageEndingWith("it isn't the model that was signed");
  }

  /** Each byte of it counts. */
  @Test
  void aSignatureThatWasChangedIsNotTrusted() throws Exception {
    Keys own = Keys.of("secp256r1");
    SignedModel.sign(ModelDirectory.open(model), own.signing());
    Path file = model.resolve("model.sig");
    byte[] signature = Files.readAllBytes(file);
    for (int at = 0; at < signature.length - 1; at += 37) {
      byte[] changed = signature.clone();
      changed[at] ^= 1;
      if (changed[at] == ' ' || isOutsideOfTheProof(signature, at)) {
        continue;
      }
      Files.write(file, changed);
      assertThatThrownBy(() -> verify(own.publicPem()))
          .as("byte %d", at)
          .isInstanceOf(BrokenModel.class);
    }
  }

  /** What no signature covers, and nobody relies on: the media type, and the key's empty name. */
  private static boolean isOutsideOfTheProof(byte[] signature, int at) {
    String text = new String(signature, StandardCharsets.US_ASCII);
    int proof = text.indexOf("\"verificationMaterial\"");
    String around = text.substring(Math.max(0, at - 20), Math.min(text.length(), at + 20));
    return at < proof || around.contains("tlogEntries") || around.contains("keyid");
  }

  private void verify(String trusted) {
    SignedModel.verify(ModelDirectory.open(model), TrustedKey.read(trusted));
  }

  /** A new pair of keys, as text. */
  private record Keys(String privatePem, String publicPem) {

    static Keys of(String curve) throws Exception {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      KeyPair pair = generator.generateKeyPair();
      return new Keys(
          Pem.text(pair.getPrivate().getEncoded(), "PRIVATE KEY"),
          Pem.text(pair.getPublic().getEncoded(), "PUBLIC KEY"));
    }

    SigningKey signing() {
      return SigningKey.read(privatePem, publicPem);
    }
  }

  @Test
  void keysOfOtherKindsAreRefused() {
    assertThatThrownBy(() -> TrustedKey.read("nonsense")).hasMessage("it has no PUBLIC KEY in PEM");
    assertThatThrownBy(() -> TrustedKey.read(Keys.of("secp256r1").privatePem()))
        .hasMessage("it has a PRIVATE KEY where a PUBLIC KEY is expected");
    assertThatThrownBy(() ->
            SigningKey.read(Keys.of("secp256r1").privatePem(), Keys.of("secp256r1").publicPem()))
        .hasMessage("the public key isn't that of the private key");
  }
}
