package dev.knativepredict.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.RunOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs a graph, one request after the other: it keeps the native buffers for a single row. Only
 * {@link #stop} may be called by another thread.
 */
public final class GraphRun implements AutoCloseable {

  private final Graph graph;
  private final RunOptions options = new RunOptions();
  private final boolean rows;
  private @Nullable RowBuffers row;

  GraphRun(Graph graph) throws OrtException {
    this.graph = graph;
    this.rows = RowBuffers.fit(graph);
    // Failures are thrown; onnxruntime's own line about them would not be one of our log.
    options.setLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
  }

  /**
   * Runs the graph.
   *
   * @param inputs every input of the graph, of its type and shape
   * @param outputs the names of the outputs to return
   * @return the outputs, in the order of {@code outputs}
   * @throws RunFailed if onnxruntime gives up, or the run was stopped
   */
  public Map<String, Tensor> run(Map<String, Tensor> inputs, Set<String> outputs) throws RunFailed {
    try {
      return rows && RowBuffers.isOneRow(inputs)
          ? row().run(graph.session(), inputs, outputs, options)
          : runAny(inputs, outputs);
    } catch (OrtException e) {
      throw new RunFailed(e);
    }
  }

  /** Stops the current run before the graph's next node, and every later one at its start. */
  public void stop() {
    setTerminate(true);
  }

  /** Lets it run again after {@link #stop}. */
  public void reset() {
    setTerminate(false);
  }

  private Map<String, Tensor> runAny(Map<String, Tensor> inputs, Set<String> outputs)
      throws OrtException {
    Map<String, OnnxTensor> converted = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, Tensor> input : inputs.entrySet()) {
        converted.put(input.getKey(), Conversion.toOnnx(graph.environment(), input.getValue()));
      }
      try (OrtSession.Result result = graph.session().run(converted, outputs, options)) {
        return Conversion.fromOnnx(graph.environment(), result, outputs, graph.maps());
      }
    } finally {
      converted.values().forEach(OnnxTensor::close);
    }
  }

  private RowBuffers row() throws OrtException {
    if (row == null) {
      row = new RowBuffers(graph);
    }
    return row;
  }

  private void setTerminate(boolean terminate) {
    try {
      options.setTerminate(terminate);
    } catch (OrtException e) {
      throw new IllegalStateException("onnxruntime could not be told to stop or go on", e);
    }
  }

  @Override
  public void close() {
    if (row != null) {
      row.close();
    }
    options.close();
  }
}
