package dev.knativepredict.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.knativepredict.manifest.TensorSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An ONNX graph that is ready to run. Many {@linkplain #newRun runs} may use it at once. */
public final class Graph implements AutoCloseable {

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final List<TensorSpec> inputs;
  private final List<TensorSpec> outputs;
  private final Map<String, MapOutput> maps;

  private Graph(OrtEnvironment environment, OrtSession session, Path file) throws OrtException {
    this.environment = environment;
    this.session = session;
    Specs specs = new Specs(file);
    this.inputs = specs.inputs(session.getInputInfo().values());
    this.outputs = specs.outputs(session.getOutputInfo().values());
    this.maps = specs.maps();
  }

  /** Starts to load onnxruntime's library in a thread of its own, which {@link #open} waits for. */
  public static void preload() {
    Thread.ofPlatform().name("onnxruntime").daemon().start(Library::load);
  }

  /** The version of onnxruntime. */
  public static String runtimeVersion() {
    return loadedEnvironment().getVersion();
  }

  /**
   * Opens a graph from its file, which onnxruntime reads by itself: it is in memory once.
   *
   * @param threads how many threads one run uses
   * @throws InvalidGraph if it can't be run here, with what to do
   * @throws RuntimeUnavailable if onnxruntime itself can't be loaded
   */
  public static Graph open(Path file, int threads) {
    OrtEnvironment environment = loadedEnvironment();
    try (SessionOptions options = new SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      // Failures are thrown; onnxruntime's own line about them would not be one of our log.
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      return new Graph(environment, environment.createSession(file.toString(), options), file);
    } catch (OrtException e) {
      throw Refusals.of(file, e);
    }
  }

  private static OrtEnvironment loadedEnvironment() {
    try {
      return OrtEnvironment.getEnvironment();
    } catch (LinkageError e) {
      throw new RuntimeUnavailable(e);
    }
  }

  /** Its inputs, in the graph's order; those that have a value of their own are left out. */
  public List<TensorSpec> inputs() {
    return inputs;
  }

  /**
   * Its outputs, in the graph's order. A sequence of maps from labels to numbers is a tensor of
   * shape [rows, labels], with the labels sorted.
   */
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

  /** The outputs that are maps, by their names. */
  Map<String, MapOutput> maps() {
    return maps;
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
