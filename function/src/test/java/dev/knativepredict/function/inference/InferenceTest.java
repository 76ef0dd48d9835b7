package dev.knativepredict.function.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.knativepredict.function.inference.Inference.Details;
import dev.knativepredict.function.refusal.Refusal;
import dev.knativepredict.function.refusal.Refused;
import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.onnx.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The seam, without HTTP. */
class InferenceTest {

  private static final Tensor ROW = Tensor.Numbers.of(new float[] {50_000, 35, 720}, 1, 3);
  private static LoadedModel credit;
  private static Inference inference;

  @BeforeAll
  static void load() {
    ModelDirectory directory = ModelDirectory.open(Path.of("../models/credit/1"));
    credit = LoadedModel.load(directory, new Admission(2, 2), 1);
    inference = new Models(credit);
  }

  @AfterAll
  static void close() {
    credit.close();
  }

  @Test
  void aRequestIsAnsweredByTheModelThatItNames() {
    Inference.Response response =
        inference.infer(request("credit", "1", Map.of("input", ROW), List.of("output")));

    assertThat(response.model()).isEqualTo("credit");
    assertThat(response.version()).isEqualTo("1");
    assertThat(response.outputs().keySet()).containsExactly("output");
    assertThat(response.outputs().values())
        .allSatisfy(output -> {
          assertThat(output.datatype()).isEqualTo(Datatype.FP32);
          assertThat(output.shape()).containsExactly(1L, 2L);
        });
  }

  @Test
  void withoutAVersionTheDefaultOneAnswersWithAllOutputs() {
    Inference.Response response =
        inference.infer(request("credit", null, Map.of("input", ROW), List.of()));

    assertThat(response.version()).isEqualTo("1");
    assertThat(response.outputs()).containsOnlyKeys("output");
  }

  @Test
  void theIdComesBack() {
    Details details = new Details("seven", Map.of("priority", 1));
    Inference.Request request =
        new Inference.Request(
            "credit", null, Map.of("input", ROW), List.of(), details, Deadline.NEVER);

    assertThat(inference.infer(request).details().id()).isEqualTo("seven");
  }

  @Test
  void anotherModelIsUnknown() {
    assertThat(refusal(request("no-such-model", "99", Map.of("input", ROW), List.of())))
        .isEqualTo(new Refusal.UnknownModel("no-such-model"));
  }

  @Test
  void anotherVersionIsUnknown() {
    assertThat(refusal(request("credit", "99", Map.of("input", ROW), List.of())))
        .isEqualTo(new Refusal.UnknownVersion("credit", "99"));
  }

  @Test
  void aTensorThatIsTooNarrowIsNotFilledUpWithAnotherCallersValues() {
    inference.infer(request("credit", null, Map.of("input", ROW), List.of()));
    Tensor narrow = Tensor.Numbers.of(new float[] {50_000, 35}, 1, 2);

    assertThat(refusal(inputs(Map.of("input", narrow))))
        .isEqualTo(new Refusal.WrongShape("input", List.of(-1L, 3L), List.of(1L, 2L)));
  }

  @Test
  void aTensorThatIsTooWideHasTheWrongShape() {
    Tensor wide = Tensor.Numbers.of(new float[6], 1, 6);

    assertThat(refusal(inputs(Map.of("input", wide))))
        .isEqualTo(new Refusal.WrongShape("input", List.of(-1L, 3L), List.of(1L, 6L)));
  }

  @Test
  void anotherNumberOfDimensionsIsTheWrongShapeAndSoAreNoRows() {
    assertThat(refusal(inputs(Map.of("input", Tensor.Numbers.of(new float[3], 3)))))
        .isInstanceOf(Refusal.WrongShape.class);
    assertThat(refusal(inputs(Map.of("input", Tensor.Numbers.of(new float[0], 0, 3)))))
        .isInstanceOf(Refusal.WrongShape.class);
  }

  @Test
  void anInputThatIsMissingIsNamed() {
    assertThat(refusal(inputs(Map.of()))).isEqualTo(new Refusal.MissingInput("input"));
    assertThat(refusal(inputs(Map.of("rows", ROW)))).isEqualTo(new Refusal.MissingInput("input"));
  }

  @Test
  void anInputThatTheGraphDoesNotHaveIsNamed() {
    assertThat(refusal(inputs(Map.of("input", ROW, "rows", ROW))))
        .isEqualTo(new Refusal.UnknownInput("rows", Set.of("input")));
  }

  @Test
  void anOutputThatTheGraphDoesNotHaveIsNamed() {
    assertThat(refusal(request("credit", null, Map.of("input", ROW), List.of("output", "score"))))
        .isEqualTo(new Refusal.UnknownOutput("score", Set.of("output")));
  }

  @Test
  void anotherTypeIsRefused() {
    Tensor texts = new Tensor.Texts(List.of(1L, 3L), List.of("50000", "35", "720"));

    assertThat(refusal(inputs(Map.of("input", texts))))
        .isEqualTo(new Refusal.WrongDatatype("input", Datatype.FP32, Datatype.BYTES));
  }

  @Test
  void whatIsRefusedIsNotAdmittedFirst() {
    LoadedModel busy = LoadedModel.load(credit.directory(), new Admission(0, 0), 1);
    try {
      Inference models = new Models(busy);
      assertThat(refusal(models, inputs(Map.of()))).isInstanceOf(Refusal.MissingInput.class);
      assertThat(refusal(models, inputs(Map.of("input", ROW))))
          .isEqualTo(new Refusal.Overloaded(0, 0));
    } finally {
      busy.close();
    }
  }

  private static Inference.Request inputs(Map<String, Tensor> inputs) {
    return request("credit", null, inputs, List.of());
  }

  private static Inference.Request request(
      String model, @Nullable String version, Map<String, Tensor> inputs, List<String> outputs) {
    return new Inference.Request(model, version, inputs, outputs, Details.NONE, Deadline.NEVER);
  }

  private static Refusal refusal(Inference.Request request) {
    return refusal(inference, request);
  }

  private static Refusal refusal(Inference models, Inference.Request request) {
    return catchThrowableOfType(Refused.class, () -> models.infer(request)).refusal();
  }
}
