package dev.knativepredict.training;

import ai.onnxruntime.OrtException;
import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The accuracy once more, and that it is the accuracy of this very graph: it is trained again. */
record Rejudge(Path path, ModelDirectory directory, OnnxGraph graph) {

  /** Another processor may tip a row that stands on the edge; further than this it can't go. */
  private static final double SAME_ACCURACY = 0.002;

  Judgement judge(Consumer<String> progress) throws OrtException {
    ModelSettings settings =
        ModelSettings.parse(path.resolve(ModelSettings.FILE), directory.bytes(ModelSettings.FILE));
    Table table = data(settings);
    isWhatIsTrainedToday(Fit.of(settings, table.rows()), table);
    Judgement judgement = Evaluate.crossValidate(settings, table.rows(), progress);
    Manifest.Metric sealed = directory.manifest().metrics().get("accuracy");
    double expected = sealed == null ? Double.NaN : sealed.value();
    if (!(Math.abs(expected - judgement.accuracy()) <= SAME_ACCURACY)) {
      throw new BrokenModel(
          path,
          "its accuracy is %.4f, the manifest says %.4f".formatted(judgement.accuracy(), expected));
    }
    Gate.hold(settings, judgement);
    return judgement;
  }

  private Table data(ModelSettings settings) {
    Table table = Table.load(path.resolveSibling(settings.data().file()), settings);
    Manifest.Data sealed = directory.manifest().data();
    if (!table.sha256().equals(sealed.sha256())) {
      throw new BrokenModel(
          path,
          "its data %s has SHA-256 %s, the manifest says %s"
              .formatted(settings.data().file(), table.sha256(), sealed.sha256()));
    }
    return table;
  }

  private void isWhatIsTrainedToday(Fit fit, Table table) throws OrtException {
    List<Map<String, @Nullable Object>> instances =
        table.rows().stream().map(fit::instance).toList();
    List<double[]> answers = graph.answers(directory.manifest().signature(), instances);
    for (int i = 0; i < answers.size(); i++) {
      double[] expected = fit.probabilities(instances.get(i));
      if (!Validate.near(answers.get(i), Arrays.stream(expected).boxed().toList())) {
        throw new BrokenModel(
            path,
            "row %d of the data is answered with %s, the model trained again says %s"
                .formatted(i + 1, Arrays.toString(answers.get(i)), Arrays.toString(expected)));
      }
    }
  }
}
