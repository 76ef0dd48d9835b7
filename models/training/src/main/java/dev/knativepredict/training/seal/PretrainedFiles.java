package dev.knativepredict.training.seal;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.Output;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.onnx.Graph;
import dev.knativepredict.training.data.GateSpec;
import dev.knativepredict.training.data.ModelSpec;
import dev.knativepredict.training.data.PretrainedSpec;
import dev.knativepredict.training.data.Table;
import dev.knativepredict.training.data.Target;
import dev.knativepredict.training.export.References;
import dev.knativepredict.training.judge.Judgement;
import dev.knativepredict.training.report.Chart;
import dev.knativepredict.training.report.PretrainedCard;
import dev.knativepredict.training.run.ModelRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the files of a version beside its graph, and at last the manifest with their hashes.
 *
 * @param settings the file with the settings, which is copied
 */
record PretrainedFiles(
    String name,
    int version,
    Path settings,
    Trial trial,
    @Nullable Judgement judgement,
    SortedMap<String, String> origin) {

  void write(Path draft, Graph graph) throws IOException {
    Files.copy(settings, draft.resolve(ModelSpec.FILE));
    Files.writeString(draft.resolve(Manifest.GOLDEN), golden(graph));
    if (trial.table() != null) {
      Files.writeString(draft.resolve(Manifest.REFERENCE), reference());
    }
    GateSpec bound = trial.spec().gate().bound();
    if (judgement != null && bound != null) {
      Target target = requireNonNull(trial.target());
      Files.writeString(draft.resolve(Manifest.CHART), Chart.svg(bound, target, judgement));
    }
    Files.writeString(draft.resolve(Manifest.CARD), card());
    ModelDirectory.seal(draft, manifest(draft));
  }

  private String golden(Graph graph) {
    try (ModelRun run = new ModelRun(graph, trial.signature())) {
      GoldenAnswers golden = new GoldenAnswers(trial.signature(), run);
      for (int place : GoldenSample.of(trial.instances(), trial.answers())) {
        golden.add(trial.instances().get(place), label(place));
      }
      if (trial.instances().isEmpty()) {
        golden.makeUp();
      }
      return golden.rows().stream().map(row -> row.line() + "\n").collect(Collectors.joining());
    }
  }

  /** What the row says itself. */
  private @Nullable Object label(int place) {
    return switch (trial.target()) {
      case null -> null;
      case Target.Classes classes -> classes.outputLabels().get(table().rows().get(place).label());
      case Target.Value _ -> table().rows().get(place).target();
    };
  }

  private Table table() {
    return requireNonNull(trial.table());
  }

  private String reference() {
    Signature signature = trial.signature();
    List<Object> labels =
        signature.output() instanceof Output.Classes classes ? classes.labels() : List.of();
    return References.of(
            signature.features(), labels, trial.instances(), trial.answers(), judgement)
        .json();
  }

  private String card() {
    int rows = trial.table() == null ? 0 : trial.table().rows().size();
    return new PretrainedCard(name, trial.spec(), trial.signature(), origin, rows, judgement)
        .markdown(version);
  }

  private Manifest manifest(Path draft) throws IOException {
    return new Manifest(
        name,
        Integer.toString(version),
        Objects.requireNonNullElse(trial.spec().description(), name),
        trial.signature(),
        ModelDirectory.hashes(draft),
        data(),
        judgement == null ? new TreeMap<>() : judgement.metrics(),
        origin);
  }

  private Manifest.@Nullable Data data() {
    PretrainedSpec.Data data = trial.spec().data();
    return data == null
        ? null
        : new Manifest.Data(
            Objects.requireNonNullElse(data.source(), data.file().toString()),
            table().sha256(),
            table().rows().size());
  }
}
