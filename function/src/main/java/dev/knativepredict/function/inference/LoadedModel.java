package dev.knativepredict.function.inference;

import dev.knativepredict.function.drift.LateCounts;
import dev.knativepredict.function.trace.Step;
import dev.knativepredict.function.trace.Trace;
import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.TensorSpec;
import dev.knativepredict.onnx.Graph;
import dev.knativepredict.onnx.InvalidGraph;
import dev.knativepredict.onnx.Tensor;
import java.util.List;

/** A sealed model that is in memory: its seal holds, and its graph is what its signature says. */
public final class LoadedModel implements Inference, AutoCloseable {

  private final ModelDirectory directory;
  private final Graph graph;
  private final Session session;
  private final RequestCheck check;
  private final Inference admitted;
  private final LateCounts counts;

  private LoadedModel(ModelDirectory directory, Graph graph, Admission admission) {
    this.directory = directory;
    this.graph = graph;
    this.session = new Session(directory.manifest().name(), directory.manifest().version(), graph);
    this.check = new RequestCheck(graph);
    this.admitted = admission.before(this::run);
    this.counts = new LateCounts(directory);
  }

  /**
   * Loads a sealed directory.
   *
   * @param threads how many threads one run uses
   * @throws BrokenModel if onnxruntime refuses the graph, or it is not what the signature says
   */
  public static LoadedModel load(ModelDirectory directory, Admission admission, int threads) {
    Graph graph = open(directory, threads);
    List<String> differences =
        SignatureDifferences.between(graph, directory.manifest().signature());
    if (!differences.isEmpty()) {
      graph.close();
      throw new BrokenModel(directory.path(), String.join("; ", differences));
    }
    return new LoadedModel(directory, graph, admission);
  }

  private static Graph open(ModelDirectory directory, int threads) {
    try {
      return Graph.open(directory.graph(), threads);
    } catch (InvalidGraph e) {
      throw new BrokenModel(directory.path(), String.valueOf(e.getMessage()), e);
    }
  }

  public ModelDirectory directory() {
    return directory;
  }

  public Manifest manifest() {
    return directory.manifest();
  }

  /** The tensors that its graph takes. */
  public List<TensorSpec> inputs() {
    return graph.inputs();
  }

  /** The tensors that its graph returns. */
  public List<TensorSpec> outputs() {
    return graph.outputs();
  }

  /** Runs it on a request, whichever model that names. */
  @Override
  public Response infer(Request request) {
    check.check(request);
    Response response = admitted.infer(request);
    counts.add(request.inputs(), request.filled(), response.outputs());
    return response;
  }

  private Response run(Request request) {
    Trace trace = Trace.current();
    if (!trace.isOn()) {
      return session.infer(request);
    }
    try (Step _ = trace.running(manifest().name(), rows(request))) {
      return session.infer(request);
    }
  }

  private long rows(Request request) {
    Tensor first = request.inputs().get(inputs().getFirst().name());
    return first == null || first.shape().isEmpty() ? 1 : first.shape().getFirst();
  }

  /** Forgets the rows that it answered so far: no caller sent them. */
  public void forgetRows() {
    counts.forget();
  }

  /** The rows that it answered. */
  public LateCounts counts() {
    return counts;
  }

  @Override
  public void close() {
    session.close();
  }
}
