package dev.knativepredict.release.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.chain.SealedModel;
import dev.knativepredict.release.cluster.Behaviour;
import dev.knativepredict.release.evidence.FakeTrackingServer;
import dev.knativepredict.release.evidence.ImageContent;
import dev.knativepredict.release.evidence.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code release status --verify}: from an answer to the data. */
class VerifyTest extends WithTool {

  private Path model;
  private String sha256 = "";

  @BeforeEach
  void releaseASealedModel() throws IOException {
    Path home = tool.folder.resolve("even");
    model = SealedModel.write(home, Map.of("registry name", "even", "registry version", "3"));
    sha256 = Sha256.of(model.resolve("model.onnx"));
    tool.knative.behaviour(Tool.image(1), Behaviour.GOOD.serving(sha256));
    tool.images.put(Tool.image(1), image(1, "1".repeat(40), sha256));
    tool.deploy(1, "--model", released(sha256).toString());
  }

  @Test
  void whatAgreesAndWhatNobodyCanSayIsListed() {
    Tool.Ended ended = verify("--model", model.toString());
    assertThat(ended.err() + ended.out()).doesNotContain("differs").contains("0 differ");
    assertThat(ended.code()).isZero();
    assertThat(ended.out())
        .contains(tool.revision(1) + " at http://predict.example: 10 links agree, 0 differ, ")
        .containsPattern("(?m)^revision +traffic +answer's header Revision +agrees +predict-")
        .containsPattern("(?m)^model +revision +answer +agrees +even/1$")
        .containsPattern("(?m)^image +revision +pods +agrees +sha256:1{64}$")
        .containsPattern("(?m)^image +revision +registry +agrees +sha256:1{64}$")
        .containsPattern("(?m)^signature .* not checked +make verify-image IMAGE=registry")
        .containsPattern("(?m)^commit +revision +image's label +agrees +1{40}$")
        .containsPattern("(?m)^model digest +answer +image's label +agrees +" + sha256)
        .containsPattern("(?m)^model digest +answer +manifest.json +agrees +" + sha256)
        .containsPattern("(?m)^files +manifest.json +folder +agrees +3 files as sealed$")
        .containsPattern("(?m)^manifest +commit +folder +not checked ")
        .containsPattern("(?m)^training data +manifest.json +folder +agrees +")
        .containsPattern("(?m)^registered version .* not checked +even, version 3; ")
        .contains("\nREVISION ");
  }

  @Test
  void aModelThatIsNotTheSealedOneDiffers() throws IOException {
    Files.writeString(model.resolve("model.onnx"), "another graph");
    Tool.Ended ended = verify("--model", model.toString());
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out())
        .containsPattern("(?m)^files .* differs +3 files as sealed, but model.onnx was changed$");
  }

  @Test
  void anImageOfAnotherCommitDiffers() {
    tool.images.put(Tool.image(1), image(1, "f".repeat(40), sha256));
    Tool.Ended ended = verify();
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out())
        .containsPattern("(?m)^commit .* differs +1{40}, but f{40}$")
        .containsPattern("(?m)^model digest .* not checked +--model names no folder$");
  }

  @Test
  void aPodThatRunsAnotherImageDiffers() {
    tool.knative.revision(tool.revision(1)).running("sha256:" + "9".repeat(64));
    assertThat(verify().code()).isEqualTo(1);
  }

  @Test
  void theCandidateIsAskedAtItsOwnUrl() {
    tool.knative.behaviour(Tool.image(2), Behaviour.GOOD.serving(sha256));
    tool.images.put(Tool.image(2), image(2, "2".repeat(40), "b".repeat(64)));
    tool.deploy(2, "--model", model("model"), "--min-requests", "100000");
    assertThat(verify("--tag", "stable").code()).isZero();
    Tool.Ended candidate = verify("--tag", "candidate", "--model", model.toString());
    assertThat(candidate.code()).isEqualTo(1);
    assertThat(candidate.out())
        .contains(tool.revision(2) + " at http://candidate-predict.example: ")
        .containsPattern("(?m)^model digest .* differs +" + sha256 + ", but b{64}$");
  }

  @Test
  void theServerOfMlflowIsAsked() throws IOException {
    try (FakeTrackingServer mlflow = new FakeTrackingServer()) {
      String[] asked = {"--model", model.toString(), "--mlflow", mlflow.url().toString()};
      assertThat(verify(asked).code()).isEqualTo(1);
      mlflow.version("3", "", "stage", "gold");
      assertThat(verify(asked).out())
          .containsPattern(
              "(?m)^alias +traffic +MLflow +differs +champion is on version 3, but on none");
      mlflow.champion("3");
      assertThat(verify(asked).code()).isZero();
    }
  }

  @Test
  void ifNothingCanBeCheckedAPersonHasToDecide() {
    tool.images.put(Tool.image(1), new ImageContent.Unreadable("wants a login"));
    tool.knative.revision(tool.revision(1)).running();
    tool.knative.revision(tool.revision(1)).crash("it crashes");
    Tool.Ended ended = verify("--json");
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.out()).contains("\"result\" : \"not checked\"", "HTTP 503 nothing is ready");
  }

  @Test
  void optionsOfWhatIsNotAskedForAreWrong() {
    Tool.Ended ended = tool.run("status", "--model", model.toString());
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("--model needs --verify");
    Tool.Ended nobody = verify("--tag", "candidate");
    assertThat(nobody.code()).isEqualTo(1);
    assertThat(nobody.err()).contains("no revision has the tag candidate");
    assertThat(verify("--model", tool.folder.resolve("none").toString()).code()).isEqualTo(1);
  }

  private Tool.Ended verify(String... options) {
    var words = new java.util.ArrayList<>(java.util.List.of("status", "--verify"));
    words.addAll(java.util.List.of(options));
    return tool.run(words.toArray(String[]::new));
  }

  /** The golden rows that a release needs, of a model with this digest. */
  private Path released(String digest) throws IOException {
    Path manifest = tool.folder.resolve("model/manifest.json");
    Files.writeString(manifest, Files.readString(manifest).replace(Behaviour.SHA256, digest));
    return tool.folder.resolve("model");
  }

  private String model(String name) {
    return tool.folder.resolve(name).toString();
  }

  private static ImageContent image(int number, String commit, String model) {
    return new ImageContent.Whole(
        Set.of("sha256:" + Integer.toString(number).repeat(64)),
        Map.of(
            "org.opencontainers.image.revision", commit,
            "dev.knativepredict.model.sha256", model));
  }
}
