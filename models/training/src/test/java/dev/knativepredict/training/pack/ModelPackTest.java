package dev.knativepredict.training.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.training.data.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelPackTest {

  private static final ModelDirectory CREDIT = ModelDirectory.open(Path.of("../credit/1"));

  @TempDir private Path folder;
  private Path layout = Path.of("");
  private String digest = "";

  @BeforeEach
  void pack() throws IOException {
    layout = folder.resolve("layout");
    digest = ModelPack.write(CREDIT, layout);
  }

  @Test
  void theSameModelGivesTheSameBytes() throws IOException {
    Path other = folder.resolve("other");

    assertThat(ModelPack.write(CREDIT, other)).isEqualTo(digest);
    for (Path file : files(layout)) {
      assertThat(other.resolve(layout.relativize(file))).hasSameBinaryContentAs(file);
    }
    assertThat(files(other)).hasSameSizeAs(files(layout));
  }

  /** The digest of these files, in any run: the order of nothing depends on chance. */
  @Test
  void theDigestIsThatOfTheManifestWithSortedMembers() throws IOException {
    assertThat(Files.readString(manifest()))
        .startsWith("{\"artifactType\":\"application/vnd.cncf.model.manifest.v1+json\",\"config\":")
        .contains("\"annotations\":{\"org.cncf.model.filepath\":\"CARD.md\",")
        .contains("\"mediaType\":\"application/vnd.cncf.model.doc.v1.raw\"")
        .contains("\"mediaType\":\"application/vnd.cncf.model.weight.v1.raw\"");
    assertThat(digest).isEqualTo("sha256:" + manifest().getFileName());
  }

  @Test
  void itComesBackWholeWithItsSignature() throws IOException {
    Path signed = folder.resolve("signed");
    Unpacking.unpack(layout, digest, signed);
    Files.writeString(signed.resolve(ModelDirectory.SIGNATURE), "{}");
    Path again = folder.resolve("again");
    String other = ModelPack.write(ModelDirectory.open(signed), again);
    Unpacking.unpack(again, other, folder.resolve("back"));
    ModelDirectory back = ModelDirectory.open(folder.resolve("back"));

    assertThat(other).isNotEqualTo(digest);
    assertThat(back.manifest()).isEqualTo(CREDIT.manifest());
    assertThat(back.bytes("model.onnx")).isEqualTo(CREDIT.bytes("model.onnx"));
    assertThat(back.path().resolve(ModelDirectory.SIGNATURE)).hasContent("{}");
  }

  @Test
  void aDirectoryThatIsThereIsLeftAlone() {
    assertThatThrownBy(() -> ModelPack.write(CREDIT, layout))
        .isInstanceOf(BadInput.class)
        .hasMessageEndingWith("it is there already");
    assertThat(layout.resolve("index.json")).exists();
  }

  @Test
  void contentsThatAreNotWhatTheirDigestsSayAreRefused() throws IOException {
    Path blob = layout.resolve("blobs/sha256").resolve(CREDIT.manifest().modelSha256().hex());
    Files.writeString(blob, "something else");
    refused("has another hash");

    Files.delete(blob);
    refused("is missing");
  }

  @Test
  void anotherArtifactThanTheOneThatWasAskedForIsRefused() {
    digest = "sha256:" + "0".repeat(64);
    refused("its digest is not " + digest);
  }

  @Test
  void aFolderThatIsNoLayoutIsRefused() {
    layout = CREDIT.path();
    refused("it is no OCI image layout");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../model.onnx", "/tmp/model.onnx", "", ".", "a/../../model.onnx"})
  void noFileIsWrittenElsewhere(String path) throws IOException {
    change("\"model.onnx\"", "\"" + path + "\"");
    refused("'%s' is no path in a model".formatted(path));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "CARD.md"            | "CARDS.md"         | CARD.md can't be read
          "model.onnx"         | "CARD.md"          | CARD.md' is there twice
          weight.v1.raw        | weight.v1.tar      | model.onnx is no file, but application/vnd.cncf.model.weight.v1.tar
          model.manifest.v1    | other.manifest.v1  | it is no ModelPack artifact
          org.cncf.model.file  | org.example.file   | org.cncf.model.filepath is missing
          "size":              | "size":1           | has not the size
          "layers":[           | "layers":[7,       | /layers/0 is not an object
          """)
  void whatIsNoSealedModelIsRefused(String text, String other, String reason) throws IOException {
    change(text, other);
    refused(reason);
  }

  /** Nothing of it is left. */
  private void refused(String reason) {
    Path back = folder.resolve("back");
    assertThatThrownBy(() -> Unpacking.unpack(layout, digest, back))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(reason);
    assertThat(back).doesNotExist();
  }

  /** Puts another manifest into the layout, with its own digest. */
  private void change(String text, String other) throws IOException {
    String manifest = Files.readString(manifest());
    assertThat(manifest).contains(text);
    byte[] changed = manifest.replace(text, other).getBytes(StandardCharsets.UTF_8);
    var descriptor = Blobs.of(layout).add(MediaType.MANIFEST, changed);
    digest = String.valueOf(descriptor.get("digest"));
    Files.writeString(
        layout.resolve("index.json"),
        "{\"manifests\":[{\"digest\":\"%s\",\"size\":%d}]}".formatted(digest, changed.length));
  }

  private Path manifest() {
    return layout.resolve("blobs/sha256").resolve(digest.substring("sha256:".length()));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
