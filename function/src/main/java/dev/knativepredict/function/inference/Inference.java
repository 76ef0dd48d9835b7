package dev.knativepredict.function.inference;

import dev.knativepredict.function.edge.Request;
import dev.knativepredict.function.edge.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one call between protocols and tensors. */
public interface Inference {

  /**
   * Runs a model.
   *
   * @throws Overloaded where too many requests wait already, or this one waited too long
   * @throws IllegalStateException where the graph can't be run, or its run was stopped
   */
  Response infer(Request request);

  /**
   * Tensors by their names in the graph.
   *
   * @param version null: the one that is served
   */
  record Request(String model, @Nullable String version, Map<String, Tensor> inputs) {}

  /** Tensors by their names in the graph, and who made them. */
  record Response(String model, String version, Map<String, Tensor> outputs) {}
}
