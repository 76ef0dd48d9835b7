package dev.knativepredict.manifest.trust;

import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Signs sealed models, and checks who has. */
public final class SignedModel {

  private SignedModel() {}

  /** Writes the signature beside the model's files; it takes the place of another one. */
  public static void sign(ModelDirectory model, SigningKey key) throws IOException {
    byte[] payload = statement(model);
    SignatureFile file =
        new SignatureFile(key.publicKey().hint(), payload, key.sign(SignatureFile.signed(payload)));
    Files.writeString(model.path().resolve(ModelDirectory.SIGNATURE), file.text() + "\n");
  }

  /** What is signed: an in-toto statement in JSON, with the SHA-256 of each file. */
  public static byte[] statement(ModelDirectory model) throws IOException {
    Statement statement =
        new Statement(
            String.valueOf(model.path().toAbsolutePath().normalize().getFileName()),
            files(model),
            List.of(ModelDirectory.SIGNATURE));
    return statement.bytes();
  }

  /**
   * Checks that one of these keys has signed exactly this model. Its seal was checked when it was
   * opened, so the hashes of the manifest are those of the files.
   *
   * @throws BrokenModel if none has
   */
  public static void verify(ModelDirectory model, List<TrustedKey> keys) {
    Path directory = model.path();
    try {
      SignatureFile file =
          SignatureFile.read(Files.readAllBytes(directory.resolve(ModelDirectory.SIGNATURE)));
      byte[] signed = SignatureFile.signed(file.payload());
      if (keys.stream()
          .filter(key -> key.hint().equals(file.keyHint()))
          .noneMatch(key -> key.hasSigned(signed, file.signature()))) {
        throw untrusted(directory, "no key that is trusted has signed it");
      }
      Statement statement = Statement.read(file.payload());
      if (!statement.files().equals(files(model))) {
        throw untrusted(directory, "it isn't the model that was signed");
      }
    } catch (NoSuchFileException e) {
      throw untrusted(directory, "it has no " + ModelDirectory.SIGNATURE);
    } catch (IOException | IllegalArgumentException e) {
      throw untrusted(
          directory, "%s can't be read: %s".formatted(ModelDirectory.SIGNATURE, e.getMessage()));
    }
  }

  private static BrokenModel untrusted(Path directory, String reason) {
    return new BrokenModel(directory, "it isn't trusted: " + reason);
  }

  private static SortedMap<String, Sha256> files(ModelDirectory model) throws IOException {
    SortedMap<String, Sha256> files = new TreeMap<>(model.manifest().files());
    files.put(ModelDirectory.MANIFEST, Sha256.of(model.path().resolve(ModelDirectory.MANIFEST)));
    return files;
  }
}
