package dev.knativepredict.release.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.verdict.Answers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelTest {

  @TempDir private Path folder;

  @Test
  void readsTheHashAndTheGoldenRows() throws IOException {
    Model model = Model.read(ModelFiles.write(folder));
    assertThat(model.name()).isEqualTo("even/1");
    assertThat(model.sha256()).isEqualTo("a".repeat(64));
    assertThat(model.golden()).hasSize(20).isEqualTo(SmokeTest.rows());
  }

  @Test
  void refusesGoldenRowsThatWereChangedAfterTheSeal() throws IOException {
    Path golden = ModelFiles.write(folder).resolve("golden.jsonl");
    Files.writeString(golden, Files.readString(golden).replace("[1]", "[0]"));
    assertThatThrownBy(() -> Model.read(folder))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("changed after the model was sealed");
  }

  @Test
  void refusesAFolderThatIsNoModel() {
    assertThatThrownBy(() -> Model.read(folder.resolve("missing")))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("can't be read");
  }

  @Test
  void requestsWithTensorsAreSentToTheModelsTensors() throws IOException {
    Model model = Model.read(ModelFiles.write(folder));
    Path file = Files.write(folder.resolve("requests.jsonl"), List.of("{\"inputs\":[]}", "no"));

    assertThat(Model.recorded(file, model))
        .extracting(RecordedRequest::path)
        .containsExactly("/v2/models/even/infer", "/predict");
    assertThatThrownBy(() -> Model.recorded(file, null))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("--model says which model");
  }

  @ParameterizedTest
  @CsvSource({"classes, LABELS", "value, VALUES", "tensors, TENSORS"})
  void whatAModelAnswersWithIsInItsSignature(String type, Answers answers) throws IOException {
    Path manifest = ModelFiles.write(folder).resolve("manifest.json");
    Files.writeString(manifest, Files.readString(manifest).replace("classes", type));

    assertThat(Model.read(folder).answers()).isEqualTo(answers);
  }

  @Test
  void recordedRequestsAreOnePerLine() throws IOException {
    Path file = Files.write(folder.resolve("requests.jsonl"), List.of("{\"a\":1}", " ", "{}"));
    assertThat(Model.recorded(file, null))
        .extracting(RecordedRequest::body)
        .containsExactly("{\"a\":1}", "{}");
    assertThatThrownBy(() -> Model.recorded(folder.resolve("missing"), null))
        .isInstanceOf(Refused.class);
  }
}
