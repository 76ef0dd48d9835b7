package dev.knativepredict.function.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.RunOptions;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** A graph in onnxruntime's hands: one session, the only place that knows its types. */
final class OnnxGraph implements AutoCloseable {

  private final OrtEnvironment environment;
  private final OrtSession session;

  OnnxGraph(byte[] graph, int threads) throws OrtException {
    environment = OrtEnvironment.getEnvironment();
    try (SessionOptions options = new SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      session = environment.createSession(graph, options);
    }
  }

  /** Starts to load onnxruntime's library, so that it need not be waited for later. */
  static void preload() {
    Thread.ofPlatform().name("onnxruntime").daemon().start(OnnxGraph::load);
  }

  // What onnxruntime's own class loads in the end, a moment sooner.
  @SuppressWarnings("restricted")
  private static void load() {
    try {
      String folder = System.getProperty("onnxruntime.native.path");
      if (folder != null) {
        // Before onnxruntime's own class does it, which waits for the JDK's logging first.
        System.load(
            Path.of(folder, System.mapLibraryName("onnxruntime")).toAbsolutePath().toString());
      }
      OrtEnvironment.getEnvironment();
    } catch (RuntimeException | LinkageError e) {
      // Whoever needs the library will be told; a process that ends already does not.
    }
  }

  /** What of the graph is not as a signature says; empty where all is. */
  List<String> differences(Signature signature) throws OrtException {
    List<String> differences = new ArrayList<>();
    compare("input", session.getInputInfo(), signature.input(), differences);
    compare("output", session.getOutputInfo(), signature.output().tensor(), differences);
    if (session.getNumInputs() != 1) {
      differences.add("the graph has %d inputs, not 1".formatted(session.getNumInputs()));
    }
    return differences;
  }

  private static void compare(
      String kind,
      Map<String, ai.onnxruntime.NodeInfo> graph,
      TensorSpec expected,
      List<String> differences) {
    ai.onnxruntime.NodeInfo node = graph.get(expected.name());
    if (node == null || !(node.getInfo() instanceof TensorInfo tensor)) {
      differences.add(
          "the graph has no %s tensor '%s', it has %s"
              .formatted(kind, expected.name(), graph.keySet()));
      return;
    }
    if (!Datatype.is(expected.datatype(), tensor.type)) {
      differences.add(
          "%s '%s' is %s in the graph, %s in the signature"
              .formatted(kind, expected.name(), tensor.type, expected.datatype()));
    }
    List<Long> shape = LongStream.of(tensor.getShape()).boxed().toList();
    if (!shape.equals(expected.shape())) {
      differences.add(
          "%s '%s' has shape %s in the graph, %s in the signature"
              .formatted(kind, expected.name(), shape, expected.shape()));
    }
  }

  OrtEnvironment environment() {
    return environment;
  }

  OrtSession.Result run(
      Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs, RunOptions options)
      throws OrtException {
    return session.run(inputs, Set.of(), outputs, options);
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
