package dev.knativepredict.release.chain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.release.chain.Outcome.Agrees;
import dev.knativepredict.release.chain.Outcome.Differs;
import dev.knativepredict.release.chain.Outcome.NotChecked;
import dev.knativepredict.release.evidence.ServedModel;
import dev.knativepredict.release.evidence.Sha256;
import dev.knativepredict.release.plan.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealLinksTest {

  private static final String GRAPH = Sha256.of("graph".getBytes(UTF_8));
  private static final String OTHER = "f".repeat(64);
  private static final String COMMIT = "0123456789".repeat(4);

  @TempDir private Path home;
  private Path folder;

  @BeforeEach
  void seal() throws IOException {
    folder = SealedModel.write(home, Map.of());
    Files.writeString(folder.resolve("model.sig"), "{}");
  }

  @Test
  void theModelThatAnswersIsTheSealedOne() {
    assertThat(links(served(GRAPH), "").getFirst()).isEqualTo(new Agrees(GRAPH));
    assertThat(links(served(OTHER), "").getFirst())
        .isEqualTo(new Differs(OTHER, GRAPH + " is sealed in even/1"));
  }

  @Test
  void withoutAnAnswerTheLabelOfTheImageSaysTheDigest() {
    assertThat(links(null, GRAPH).getFirst()).isEqualTo(new Agrees(GRAPH));
    assertThat(links(null, OTHER).getFirst()).isInstanceOf(Differs.class);
    assertThat(links(null, "").getFirst()).isInstanceOf(NotChecked.class);
  }

  @Test
  void filesAreThoseThatWereSealedAndNoOthers() throws IOException {
    assertThat(links(null, "").get(1)).isEqualTo(new Agrees("3 files as sealed"));
    Files.writeString(folder.resolve("weights/all.bin"), "other weights");
    Files.writeString(folder.resolve("more.txt"), "more");
    Files.delete(folder.resolve("model.onnx"));
    assertThat(links(null, "").get(1))
        .isEqualTo(
            new Differs(
                "3 files as sealed",
                "more.txt isn't sealed, weights/all.bin was changed, model.onnx is missing"));
  }

  @Test
  void theManifestIsThatOfTheCommit() throws Exception {
    assertThat(links(null, "").get(2)).isInstanceOf(NotChecked.class);
    git("init", "--quiet");
    git("add", ".");
    git("-c", "user.name=it", "-c", "user.email=it@it", "commit", "--quiet", "--message", "it");
    String commit = git("rev-parse", "HEAD").strip();
    assertThat(links(commit).get(2)).isInstanceOf(Agrees.class);
    assertThat(links(COMMIT).get(2))
        .isEqualTo(
            new NotChecked("git knows no manifest.json of this folder in the commit " + COMMIT));
    Files.writeString(
        folder.resolve("manifest.json"),
        Files.readString(folder.resolve("manifest.json")).replace("{", "{ "));
    assertThat(links(commit).get(2)).isInstanceOf(Differs.class);
    assertThat(links("--output=it").get(2)).isEqualTo(new NotChecked("nobody names the commit"));
  }

  @Test
  void theDataAreThoseThatTheManifestNames() throws IOException {
    Path data = home.resolve("data/rows.csv");
    assertThat(links(null, "").get(3)).isEqualTo(new Agrees(Sha256.of(data)));
    String sealed = Sha256.of(data);
    Files.writeString(data, "number,even\n1,1\n");
    assertThat(links(null, "").get(3)).isEqualTo(new Differs(sealed, Sha256.of(data)));
    Files.delete(data);
    assertThat(links(null, "").get(3))
        .isEqualTo(new NotChecked("the data with SHA-256 " + sealed + " aren't here"));
  }

  @Test
  void aFolderThatIsNoSealedModelIsRefused() throws IOException {
    assertThatThrownBy(() -> SealedFolder.read(home)).isInstanceOf(Refused.class);
    Files.writeString(folder.resolve("manifest.json"), "{}");
    assertThatThrownBy(() -> SealedFolder.read(folder)).hasMessageContaining("lists no files");
    Files.writeString(folder.resolve("manifest.json"), "{");
    assertThatThrownBy(() -> SealedFolder.read(folder)).isInstanceOf(Refused.class);
  }

  /** The models of this repository are what all of this is about. */
  @Test
  void theModelsOfThisRepositoryAgreeWithTheirData() {
    for (String model : List.of("credit/1", "penguins/1")) {
      SealedFolder sealed = SealedFolder.read(Path.of("../../models", model));
      assertThat(sealed.name()).isEqualTo(model);
      List<Link> links = new SealLinks(sealed, null, "", "").links();
      assertThat(links.get(1).outcome()).isInstanceOf(Agrees.class);
      assertThat(links.get(3).outcome()).isInstanceOf(Agrees.class);
    }
  }

  private static ServedModel served(String sha256) {
    return new ServedModel("even", "1", sha256);
  }

  private List<Outcome> links(String commit) {
    return links(null, "", commit);
  }

  private List<Outcome> links(@Nullable ServedModel served, String labelled) {
    return links(served, labelled, COMMIT);
  }

  private List<Outcome> links(@Nullable ServedModel served, String labelled, String commit) {
    return new SealLinks(SealedFolder.read(folder), served, labelled, commit)
        .links().stream().map(Link::outcome).toList();
  }

  private String git(String... arguments) throws Exception {
    var command = new java.util.ArrayList<>(List.of("git", "-C", home.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return out;
  }
}
