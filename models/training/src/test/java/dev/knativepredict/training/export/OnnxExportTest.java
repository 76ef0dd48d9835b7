package dev.knativepredict.training.export;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.training.Program;
import dev.knativepredict.training.data.ModelSpec;
import dev.knativepredict.training.data.Row;
import dev.knativepredict.training.data.SpecReader;
import dev.knativepredict.training.data.Table;
import dev.knativepredict.training.fit.Fit;
import dev.knativepredict.training.judge.Predictor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxExportTest {

  @ParameterizedTest
  @ValueSource(strings = {"credit", "penguins"})
  void theGraphAnswersEveryRowAsWhatWasLearnedDoes(String model) throws Exception {
    Path folder = Program.MODELS.resolve(model);
    ModelSpec spec = SpecReader.read(folder.resolve("model.yaml"));
    Table table = Table.load(folder, spec);
    Fit fit = Fit.of(spec, table.rows());
    ModelDirectory sealed = ModelDirectory.open(folder.resolve("1"));

    try (Predictor predictor = new Predictor(sealed)) {
      for (Row row : table.rows()) {
        var instance = fit.instance(row);
        assertThat(predictor.answers(List.of(instance)))
            .singleElement()
            .satisfies(answer ->
                assertThat(answer)
                    .as("line %d", row.line())
                    .containsExactly(fit.answer(instance), within(1e-5)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"credit", "penguins"})
  void theGraphCarriesWhereItCameFromAndNoClockOrMachine(String model) throws Exception {
    ModelDirectory sealed = ModelDirectory.open(Program.MODELS.resolve(model).resolve("1"));
    OnnxMl.ModelProto graph = OnnxMl.ModelProto.parseFrom(sealed.bytes(Manifest.MODEL));

    assertThat(graph.getMetadataPropsList())
        .singleElement()
        .satisfies(property -> {
          assertThat(property.getKey()).isEqualTo("TRIBUO_PROVENANCE");
          assertThat(property.getValue())
              .contains("LibLinearClassificationTrainer", "L2R_LR")
              .contains(requireNonNull(sealed.manifest().data()).sha256().hex())
              .contains("1970-01-01T00:00Z")
              .doesNotContain("Linux", "amd64", "20" + "26-");
        });
  }
}
