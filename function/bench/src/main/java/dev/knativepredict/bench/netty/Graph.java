package dev.knativepredict.bench.netty;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.knativepredict.bench.server.Broken;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.Output;
import java.nio.file.Path;

/**
 * A classifier's graph, ready to run.
 *
 * @param session onnxruntime's
 * @param manifest what goes in and comes out
 * @param classes the labels of what comes out
 */
record Graph(OrtSession session, Manifest manifest, Output.Classes classes) {

  static Graph load(Path model) throws OrtException {
    ModelDirectory directory = ModelDirectory.open(model);
    if (!(directory.manifest().signature().output() instanceof Output.Classes classes)) {
      throw new Broken(model + " is no classifier");
    }
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    OrtSession session =
        OrtEnvironment.getEnvironment().createSession(directory.bytes(Manifest.MODEL), options);
    return new Graph(session, directory.manifest(), classes);
  }

  int columns() {
    return manifest.signature().columns();
  }
}
