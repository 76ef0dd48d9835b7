package dev.knativepredict.training.seal;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.onnx.Graph;
import dev.knativepredict.onnx.RunFailed;
import dev.knativepredict.training.data.BadInput;
import dev.knativepredict.training.data.PretrainedSpec;
import dev.knativepredict.training.data.SpecReader;
import dev.knativepredict.training.judge.GraphCheck;
import dev.knativepredict.training.judge.Judgement;
import dev.knativepredict.training.judge.Measured;
import dev.knativepredict.training.judge.Progress;
import dev.knativepredict.training.run.ModelRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A graph that was trained elsewhere becomes a version of a model.
 *
 * @param folder where the versions are
 */
public record Adoption(Path folder, Source source, int version, Progress progress) {

  /**
   * Fills the version's directory: copies the graph, runs it, judges it, and seals all.
   *
   * @throws BadInput where the graph can't be run, or settings, data and graph don't go together
   * @throws dev.knativepredict.onnx.InvalidGraph where onnxruntime refuses the graph
   * @throws dev.knativepredict.training.judge.BelowGate where the model is not good enough
   */
  public void write(Path draft) throws IOException {
    GraphFiles files = GraphFiles.of(source.graph());
    files.copyTo(draft);
    try (Graph graph = Graph.open(draft.resolve(Manifest.MODEL), 1)) {
      Signature derived = Derived.of(graph, files.facts());
      Path settings = settings(derived);
      write(draft, files, graph, derived, SpecReader.readPretrained(settings));
    } catch (RunFailed e) {
      throw new BadInput(source.graph(), "can't be run on a row: " + e.reason(), e);
    }
  }

  private void write(
      Path draft, GraphFiles files, Graph graph, Signature derived, PretrainedSpec spec)
      throws IOException, RunFailed {
    String name = spec.name() == null ? name() : spec.name();
    var origin = Origin.of(source, files.facts(), spec.gate());
    progress.line("%s: %s".formatted(name, origin));
    Trial trial = Trial.of(folder, spec, graph, derived, progress);
    Judgement judgement = trial.judgement(name);
    if (judgement != null) {
      progress.line(Measured.summary(judgement));
    }
    new PretrainedFiles(name, version, source.settings(), trial, judgement, origin)
        .write(draft, graph);
    try (ModelRun run = new ModelRun(graph, trial.signature())) {
      new GraphCheck(ModelDirectory.open(draft), run).check();
    }
  }

  private Path settings(Signature derived) throws IOException {
    Path settings = source.settings();
    if (!Files.exists(settings)) {
      List<ColumnName> names = ColumnName.of(derived, source.names(), progress);
      Files.writeString(settings, FirstSettings.yaml(name(), derived, names));
      progress.line(settings + " was missing: written from the graph, for a first try");
    }
    return settings;
  }

  private String name() {
    return requireNonNull(folder.toAbsolutePath().getFileName(), "folder").toString();
  }
}
