package dev.knativepredict.training.export;

import dev.knativepredict.manifest.Sha256;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.training.fit.Families;
import dev.knativepredict.training.fit.Fit;
import dev.knativepredict.training.fit.GraphBuilder;
import java.util.TreeMap;

/** The graph of a fit, as the bytes of {@code model.onnx}. */
final class OnnxExport {

  private static final int IR_VERSION = 6;
  private static final int OPERATOR_SET = 13;

  private OnnxExport() {}

  /**
   * The bytes of the graph: the same for the same fit, on every machine and at any time.
   *
   * @param signature whose tensors the graph has; the input's type is the precision
   */
  static byte[] bytes(Fit fit, Signature signature, Sha256 data, long version) {
    String family = Families.of(fit.spec()).name();
    GraphBuilder graph = new GraphBuilder(family, signature.inputs().getFirst());
    String answer = fit.learned().addTo(graph, signature.inputs().getFirst().name());
    var model = graph.model(answer, signature.outputs().getFirst());
    model.addOpsetImportBuilder().setVersion(OPERATOR_SET);
    new TreeMap<>(fit.learned().metadata(data))
        .forEach((key, value) -> model.addMetadataPropsBuilder().setKey(key).setValue(value));
    return model
        .setIrVersion(IR_VERSION)
        .setProducerName("knative-predict")
        .setDomain("dev.knativepredict")
        .setModelVersion(version)
        .setDocString(fit.spec().description())
        .build()
        .toByteArray();
  }
}
