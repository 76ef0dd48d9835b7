package dev.knativepredict.bench.netty;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.Output;
import java.nio.file.Path;

/**
 * A loaded classification model.
 *
 * @param session the model in onnxruntime
 * @param manifest the model's manifest
 * @param classes the output of the model: its labels
 */
record Classifier(OrtSession session, Manifest manifest, Output.Classes classes) {

  static Classifier load(Path model) throws OrtException {
    ModelDirectory directory = ModelDirectory.open(model);
    if (!(directory.manifest().signature().output() instanceof Output.Classes classes)) {
      throw new IllegalArgumentException(model + " isn't a classification model");
    }
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    OrtSession session =
        OrtEnvironment.getEnvironment().createSession(directory.bytes(Manifest.MODEL), options);
    return new Classifier(session, directory.manifest(), classes);
  }

  int columns() {
    return manifest.signature().columns(input());
  }

  String input() {
    return manifest.signature().inputs().getFirst().name();
  }

  String output() {
    return manifest.signature().outputs().getFirst().name();
  }
}
