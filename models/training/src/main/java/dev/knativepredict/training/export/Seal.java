package dev.knativepredict.training.export;

import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.training.data.BadInput;
import dev.knativepredict.training.data.ModelSpec;
import dev.knativepredict.training.data.Table;
import dev.knativepredict.training.data.TrainerSpec;
import dev.knativepredict.training.fit.Families;
import dev.knativepredict.training.fit.Fit;
import dev.knativepredict.training.judge.GraphComparison;
import dev.knativepredict.training.judge.Judgement;
import dev.knativepredict.training.report.Card;
import dev.knativepredict.training.report.Chart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes the files of a version, and at last the manifest with their hashes.
 *
 * @param spec the file with the specification, which is copied
 */
public record Seal(int version, Path spec, Table table, Judgement judgement, Fit fit) {

  /**
   * Writes the directory, completely or not at all. The graph computes in single precision; if that
   * is too coarse for the data, for example for milliseconds since 1970, in double.
   *
   * @return the directory
   * @throws BrokenModel where the graph doesn't answer every row of the data as the judged model
   *     does
   */
  public Path write(Path directory) throws IOException {
    try {
      return write(directory, Signatures.of(fit, Datatype.FP32));
    } catch (BrokenModel e) {
      return writeInDouble(directory);
    }
  }

  private Path writeInDouble(Path directory) throws IOException {
    try {
      return write(directory, Signatures.of(fit, Datatype.FP64));
    } catch (BrokenModel e) {
      throw new BadInput(
          spec,
          "nothing is sealed, because %s; try fewer or smaller columns, or another trainer"
              .formatted(e.reason()),
          e);
    }
  }

  private Path write(Path directory, Signature signature) throws IOException {
    return Draft.write(
        directory,
        draft -> {
          writeFiles(draft, signature);
          ModelDirectory.seal(draft, manifest(draft, signature));
          GraphComparison.check(ModelDirectory.open(draft), fit, table.rows());
          return directory;
        });
  }

  private void writeFiles(Path draft, Signature signature) throws IOException {
    Files.copy(spec, draft.resolve(ModelSpec.FILE));
    Files.write(
        draft.resolve(Manifest.MODEL), OnnxExport.bytes(fit, signature, table.sha256(), version));
    Files.writeString(draft.resolve(Manifest.GOLDEN), GoldenRows.lines(fit, table.rows()));
    Files.writeString(
        draft.resolve(Manifest.REFERENCE), References.of(fit, table.rows(), judgement).json());
    Files.writeString(
        draft.resolve(Manifest.CHART),
        Chart.svg(fit.spec().gate(), fit.spec().target(), judgement));
    Files.writeString(draft.resolve(Manifest.CARD), Card.markdown(fit, judgement, version));
  }

  private Manifest manifest(Path draft, Signature signature) throws IOException {
    ModelSpec model = fit.spec();
    return new Manifest(
        model.name(),
        Integer.toString(version),
        model.description(),
        signature,
        ModelDirectory.hashes(draft),
        new Manifest.Data(model.data().source(), table.sha256(), table.rows().size()),
        judgement.metrics(),
        training(model));
  }

  private static SortedMap<String, String> training(ModelSpec model) {
    TrainerSpec trainer = model.trainer();
    SortedMap<String, String> training = new TreeMap<>(Families.of(model).description(trainer));
    training.put("seed", Long.toString(trainer.seed()));
    training.put("folds", Integer.toString(trainer.folds()));
    training.put("repeats", Integer.toString(trainer.repeats()));
    return training;
  }
}
