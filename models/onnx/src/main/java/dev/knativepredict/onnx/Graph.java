package dev.knativepredict.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import dev.knativepredict.manifest.TensorSpec;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** An ONNX graph that is ready to run. Many {@linkplain #newRun runs} may use it at once. */
public final class Graph implements AutoCloseable {

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final List<TensorSpec> inputs;
  private final List<TensorSpec> outputs;

  private Graph(OrtEnvironment environment, OrtSession session) throws OrtException {
    this.environment = environment;
    this.session = session;
    this.inputs = specs(session.getInputInfo().values());
    this.outputs = specs(session.getOutputInfo().values());
  }

  /** Starts to load onnxruntime's library in a thread of its own, which {@link #open} waits for. */
  public static void preload() {
    Thread.ofPlatform().name("onnxruntime").daemon().start(Library::load);
  }

  /**
   * Opens a graph from its file, which onnxruntime reads by itself: it is in memory once.
   *
   * @param threads how many threads one run uses
   * @throws InvalidGraph if onnxruntime can't read it or doesn't support it
   * @throws RuntimeUnavailable if onnxruntime itself can't be loaded
   */
  public static Graph open(Path file, int threads) {
    OrtEnvironment environment = loadedEnvironment();
    try (SessionOptions options = new SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      return new Graph(environment, environment.createSession(file.toString(), options));
    } catch (OrtException e) {
      throw new InvalidGraph("onnxruntime refuses the graph", e);
    }
  }

  private static OrtEnvironment loadedEnvironment() {
    try {
      return OrtEnvironment.getEnvironment();
    } catch (LinkageError e) {
      throw new RuntimeUnavailable(e);
    }
  }

  /** Its inputs, in the graph's order. */
  public List<TensorSpec> inputs() {
    return inputs;
  }

  /** Its outputs, in the graph's order; those that are sequences or maps are left out. */
  public List<TensorSpec> outputs() {
    return outputs;
  }

  /** A run, which one thread at a time may use again and again. */
  public GraphRun newRun() {
    try {
      return new GraphRun(this);
    } catch (OrtException e) {
      throw new IllegalStateException("onnxruntime could not prepare a run", e);
    }
  }

  OrtEnvironment environment() {
    return environment;
  }

  OrtSession session() {
    return session;
  }

  private static List<TensorSpec> specs(Collection<NodeInfo> nodes) {
    return nodes.stream()
        .filter(node -> node.getInfo() instanceof TensorInfo)
        .map(node -> spec(node.getName(), (TensorInfo) node.getInfo()))
        .toList();
  }

  private static TensorSpec spec(String name, TensorInfo info) {
    return new TensorSpec(name, ElementTypes.of(name, info), Shapes.list(info.getShape()));
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("onnxruntime could not close the graph", e);
    }
  }
}
