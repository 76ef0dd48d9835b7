package dev.knativepredict.training.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.Sha256;
import dev.knativepredict.training.Specs;
import dev.knativepredict.training.data.BadInput;
import dev.knativepredict.training.data.ModelSpec;
import dev.knativepredict.training.data.Row;
import dev.knativepredict.training.data.Table;
import dev.knativepredict.training.fit.Fit;
import dev.knativepredict.training.fit.GraphBuilder;
import dev.knativepredict.training.fit.Learned;
import dev.knativepredict.training.judge.CrossValidation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {

  private static final Table TABLE = table(0);

  @TempDir Path folder;

  @Test
  void aSealedDirectorySaysWhatItWasTrainedOnAndHow() throws IOException {
    Path file = Files.writeString(folder.resolve("model.yaml"), "name: small");

    Manifest manifest =
        ModelDirectory.open(seal(Specs.small(), file).write(folder.resolve("3"))).manifest();

    assertThat(manifest.version()).isEqualTo("3");
    assertThat(manifest.data()).isEqualTo(new Manifest.Data("made up", TABLE.sha256(), 40));
    assertThat(manifest.training())
        .containsEntry("trainer", "logistic regression (LibLinear, L2R_LR)")
        .containsEntry("cost", "1.0")
        .containsEntry("seed", "1");
    assertThat(manifest.files())
        .containsOnlyKeys(
            "CARD.md",
            "golden.jsonl",
            "judgement.svg",
            "model.onnx",
            "model.yaml",
            "reference.json");
  }

  @Test
  void nothingIsLeftOfASealThatFails() throws IOException {
    Path missing = folder.resolve("model.yaml");

    assertThatThrownBy(() -> seal(Specs.small(), missing).write(folder.resolve("3")))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aNameThatNoModelMayHaveIsRefusedAndNothingIsLeft() throws IOException {
    Path file = Files.writeString(folder.resolve("model.yaml"), "name: Small Model");

    assertThatThrownBy(() ->
            seal(Specs.with("name: small", "name: Small Model"), file).write(folder.resolve("3")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'Small Model' is not a model's name");
    assertThat(folder).isDirectoryNotContaining("glob:**3*");
  }

  @Test
  void whatSinglePrecisionCanNotTellApartIsComputedInDouble() throws IOException {
    Path file = Files.writeString(folder.resolve("model.yaml"), "name: small");
    // Single precision can't tell 1700000000 from 1700000040.
    Seal seal = seal(Specs.small(), file, table(1_700_000_000));

    ModelDirectory sealed = ModelDirectory.open(seal.write(folder.resolve("3")));

    assertThat(sealed.manifest().signature().inputs().getFirst().datatype())
        .isEqualTo(Datatype.FP64);
    assertThat(sealed.manifest().signature().outputs().getFirst().datatype())
        .isEqualTo(Datatype.FP32);
    assertThat(seal(Specs.small(), file).write(folder.resolve("4")))
        .satisfies(path ->
            assertThat(
                    ModelDirectory.open(path).manifest().signature().inputs().getFirst().datatype())
                .isEqualTo(Datatype.FP32));
  }

  @Test
  void aGraphThatAnswersOtherwiseThanTheJudgedModelIsNotSealed() throws IOException {
    Path file = Files.writeString(folder.resolve("model.yaml"), "name: small");
    Fit fit = Fit.of(Specs.small(), TABLE.rows());
    Fit other = Fit.of(Specs.with("cost: 1.0", "cost: 0.1"), TABLE.rows());
    Learned both = new Disagreeing(fit.learned(), other.learned());
    Seal seal =
        new Seal(
            3,
            file,
            TABLE,
            CrossValidation.judge(Specs.small(), TABLE.rows(), line -> {}),
            new Fit(fit.spec(), fit.cards(), fit.features(), both));

    assertThatThrownBy(() -> seal.write(folder.resolve("3")))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(file + ": nothing is sealed, because the row of line ")
        .hasMessageEndingWith("; try fewer or smaller columns, or another trainer");
    assertThat(folder).isDirectoryNotContaining("glob:**3*");
  }

  /** What answers as one model and has the graph of another. */
  private record Disagreeing(Learned judged, Learned exported) implements Learned {

    @Override
    public double[] answer(double[] columns) {
      return judged.answer(columns);
    }

    @Override
    public String addTo(GraphBuilder graph, String input) {
      return exported.addTo(graph, input);
    }
  }

  @Test
  void whatAnInterruptedSealLeftIsReplaced() throws IOException {
    Path file = Files.writeString(folder.resolve("model.yaml"), "name: small");
    Files.createDirectories(folder.resolve(".3.draft/folder"));

    Path sealed = seal(Specs.small(), file).write(folder.resolve("3"));

    assertThat(sealed).isDirectoryNotContaining("glob:**folder");
    assertThat(folder.resolve(".3.draft")).doesNotExist();
  }

  private static Table table(int from) {
    List<Row> rows =
        IntStream.range(0, 40)
            .mapToObj(
                i -> new Row(i + 1, Map.of("x", "" + (from + i), "area", "EU"), i < 20 ? 0 : 1))
            .toList();
    return new Table(rows, Sha256.of(new byte[] {1}));
  }

  private static Seal seal(ModelSpec spec, Path file) {
    return seal(spec, file, TABLE);
  }

  private static Seal seal(ModelSpec spec, Path file, Table table) {
    List<Row> rows = table.rows();
    return new Seal(
        3, file, table, CrossValidation.judge(spec, rows, line -> {}), Fit.of(spec, rows));
  }
}
