package dev.knativepredict.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

/** Graphs of one operator, which do what onnxruntime's Java API can't. */
final class TinyGraph {

  private TinyGraph() {}

  /**
   * A session that runs a graph in the caller's thread.
   *
   * @param operators the version of ONNX's operators
   * @param fields those of the graph
   */
  static OrtSession open(OrtEnvironment environment, int operators, byte[]... fields)
      throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      return environment.createSession(
          Protobuf.model(operators, Protobuf.message(fields)), options);
    }
  }
}
