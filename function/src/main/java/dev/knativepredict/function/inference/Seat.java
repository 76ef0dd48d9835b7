package dev.knativepredict.function.inference;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession.RunOptions;
import dev.knativepredict.manifest.Signature;
import org.jspecify.annotations.Nullable;

/** What a running prediction has to itself: buffers for a row, and a way to stop it. */
final class Seat implements AutoCloseable {

  private final OnnxGraph graph;
  private final Signature signature;
  private final Binding row;
  private final RunOptions options = new RunOptions();
  private @Nullable Thread runner;
  private boolean stopped;

  Seat(OnnxGraph graph, Signature signature) throws OrtException {
    this.graph = graph;
    this.signature = signature;
    this.row = new Binding(graph.environment(), signature, 1);
    // What goes wrong is thrown; onnxruntime's own line about it would be none of our log.
    options.setLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
  }

  /**
   * Runs the graph.
   *
   * @throws OrtException where it can't be run, or was stopped
   */
  Tensor run(Tensor input) throws OrtException {
    begin();
    try {
      if (input.rows() == 1) {
        return row.run(graph, input.floats(), options);
      }
      try (Binding batch = new Binding(graph.environment(), signature, input.rows())) {
        return batch.run(graph, input.floats(), options);
      }
    } finally {
      end();
    }
  }

  private synchronized void begin() {
    runner = Thread.currentThread();
    // Whoever stops a thread interrupts it first: what came too early for `stop` is seen here.
    if (runner.isInterrupted()) {
      runner = null;
      throw new IllegalStateException("stopped before it ran");
    }
  }

  /** After this nobody stops the seat for a thread's sake that has left it. */
  private synchronized void end() throws OrtException {
    runner = null;
    if (stopped) {
      options.setTerminate(false);
      stopped = false;
    }
  }

  /** Stops a thread's run before the graph's next node, where it is the one that runs here. */
  synchronized void stop(Thread thread) {
    if (runner != thread) {
      return;
    }
    try {
      options.setTerminate(true);
      stopped = true;
    } catch (OrtException e) {
      throw new IllegalStateException("onnxruntime could not be told to stop", e);
    }
  }

  @Override
  public void close() {
    row.close();
    options.close();
  }
}
