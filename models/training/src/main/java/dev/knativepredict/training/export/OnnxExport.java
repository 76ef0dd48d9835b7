package dev.knativepredict.training.export;

import dev.knativepredict.manifest.Sha256;
import dev.knativepredict.training.fit.Fit;

/** The graph of a fit, as the bytes of {@code model.onnx}. */
final class OnnxExport {

  private static final int IR_VERSION = 6;
  private static final int OPERATOR_SET = 13;

  private OnnxExport() {}

  /** The bytes of the graph: the same for the same fit, on every machine and at any time. */
  static byte[] bytes(Fit fit, Sha256 data, long version) {
    var model = fit.classifier().graph(data);
    model.addOpsetImportBuilder().setVersion(OPERATOR_SET);
    return model
        .setIrVersion(IR_VERSION)
        .setDomain("dev.knativepredict")
        .setModelVersion(version)
        .setDocString(fit.spec().description())
        .build()
        .toByteArray();
  }
}
