package dev.knativepredict.function.inference;

import dev.knativepredict.function.refusal.Refusal.GraphFailed;
import dev.knativepredict.function.refusal.Refusal.UnknownVersion;
import dev.knativepredict.function.refusal.Refused;
import dev.knativepredict.manifest.TensorSpec;
import dev.knativepredict.onnx.Graph;
import dev.knativepredict.onnx.GraphRun;
import dev.knativepredict.onnx.RunFailed;
import dev.knativepredict.onnx.Tensor;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Runs checked requests on a graph. It keeps as many runs, with their buffers, as were ever used at
 * once.
 */
final class Session implements Inference, AutoCloseable {

  private final String model;
  private final String version;
  private final Graph graph;
  private final Set<String> allOutputs = new LinkedHashSet<>();
  private final Queue<GraphRun> idle = new ConcurrentLinkedQueue<>();
  private int runs;
  private volatile boolean closed;

  Session(String model, String version, Graph graph) {
    this.model = model;
    this.version = version;
    this.graph = graph;
    graph.outputs().stream().map(TensorSpec::name).forEach(allOutputs::add);
  }

  @Override
  public Response infer(Request request) {
    GraphRun run = idle.poll();
    if (run == null) {
      run = newRun();
    }
    try {
      Details details = new Details(request.details().id(), Map.of());
      return new Response(model, version, run(run, request), details);
    } finally {
      idle.add(run);
      if (closed) {
        closeIdle();
      }
    }
  }

  private synchronized GraphRun newRun() {
    if (closed) {
      throw new Refused(new UnknownVersion(model, version));
    }
    runs++;
    return graph.newRun();
  }

  private Map<String, Tensor> run(GraphRun run, Request request) {
    Set<String> outputs =
        request.outputs().isEmpty() ? allOutputs : new LinkedHashSet<>(request.outputs());
    Alarm alarm = request.deadline().whenPast(run::stop);
    Map<String, Tensor> results;
    try {
      results = run.run(request.inputs(), outputs);
    } catch (RunFailed e) {
      if (end(alarm, run)) {
        throw request.deadline().missed();
      }
      throw new Refused(new GraphFailed(model, version), e);
    } catch (RuntimeException | Error e) {
      end(alarm, run);
      throw e;
    }
    end(alarm, run);
    return results;
  }

  /** Ends the alarm; if it went off, the run may be used again. */
  private static boolean end(Alarm alarm, GraphRun run) {
    boolean stopped = alarm.end();
    if (stopped) {
      run.reset();
    }
    return stopped;
  }

  /** Closes it once nothing runs on it: a graph must not go away under a run. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      if (runs == 0) {
        graph.close();
      }
    }
    closeIdle();
  }

  private synchronized void closeIdle() {
    for (GraphRun run = idle.poll(); run != null; run = idle.poll()) {
      run.close();
      if (--runs == 0) {
        graph.close();
      }
    }
  }
}
