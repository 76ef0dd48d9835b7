package dev.knativepredict.training.seal;

import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.onnx.Graph;
import dev.knativepredict.onnx.GraphFile;
import dev.knativepredict.onnx.RunFailed;
import dev.knativepredict.training.data.ModelSpec;
import dev.knativepredict.training.data.PretrainedSpec;
import dev.knativepredict.training.data.SpecReader;
import dev.knativepredict.training.judge.Judgement;
import dev.knativepredict.training.judge.Measured;
import dev.knativepredict.training.judge.Progress;
import dev.knativepredict.training.judge.SealedQuality;
import java.io.IOException;

/** Measures a sealed model that was trained elsewhere again: it has to be as good as it was. */
public record Remeasurement(ModelDirectory directory, Graph graph) {

  /**
   * Measures the model.
   *
   * @return what was found, for people
   * @throws BrokenModel where signature, data or quality are not those of the manifest
   * @throws dev.knativepredict.training.judge.BelowGate where they are, and it is not good enough
   */
  public String summary(Progress progress) throws IOException, RunFailed {
    PretrainedSpec spec =
        SpecReader.parsePretrained(
            directory.path().resolve(ModelSpec.FILE), directory.bytes(ModelSpec.FILE));
    Trial trial = Trial.of(directory.path().resolveSibling(""), spec, graph, derived(), progress);
    SealedQuality sealed = new SealedQuality(directory);
    if (spec.data() != null && trial.table() != null) {
      sealed.hasData(spec.data().file(), trial.table());
    }
    if (!trial.signature().equals(directory.manifest().signature())) {
      throw new BrokenModel(
          directory.path(), "graph, settings and data have another signature than the manifest");
    }
    Judgement judgement = trial.judgement(directory.manifest().name());
    if (judgement != null) {
      judgement.measures().forEach(measure -> sealed.is(measure, judgement));
    }
    return judgement == null || spec.gate().none() != null
        ? "no gate (%s)".formatted(spec.gate().none())
        : Measured.summary(judgement);
  }

  private Signature derived() throws IOException {
    return Derived.of(graph, GraphFile.read(directory.file(Manifest.MODEL)));
  }
}
