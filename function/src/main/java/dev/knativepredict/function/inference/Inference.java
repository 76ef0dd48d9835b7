package dev.knativepredict.function.inference;

import dev.knativepredict.function.refusal.Refused;
import dev.knativepredict.onnx.Tensor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one call between protocols and tensors. Protocols are in front of it, onnxruntime is behind
 * it, and neither knows the other.
 */
@FunctionalInterface
public interface Inference {

  /**
   * Runs a model.
   *
   * @throws Refused for {@code UnknownModel}, {@code UnknownVersion}, {@code MissingInput}, {@code
   *     UnknownInput}, {@code UnknownOutput}, {@code WrongDatatype}, {@code WrongShape}, {@code
   *     Overloaded}, {@code TooLate} or {@code GraphFailed}; never for anything else
   */
  Response infer(Request request);

  /**
   * What to run, on what.
   *
   * @param model the model's name
   * @param version null for the version that is served by default
   * @param inputs tensors by their names in the graph
   * @param outputs the names of the outputs to return, in order; empty for all
   * @param details what belongs to the request but not to the run
   * @param deadline when an answer is of no use any more
   * @param filled how many rows left a feature out, by its name: their values were filled in
   */
  record Request(
      String model,
      @Nullable String version,
      Map<String, Tensor> inputs,
      List<String> outputs,
      Details details,
      Deadline deadline,
      Map<String, Integer> filled) {

    /** Nothing was filled in. */
    public Request(
        String model,
        @Nullable String version,
        Map<String, Tensor> inputs,
        List<String> outputs,
        Details details,
        Deadline deadline) {
      this(model, version, inputs, outputs, details, deadline, Map.of());
    }

    /** Asks the default version for all outputs. */
    public Request(String model, Map<String, Tensor> inputs, Deadline deadline) {
      this(model, null, inputs, List.of(), Details.NONE, deadline);
    }
  }

  /**
   * What a protocol sends along with a request, and gets back with the response.
   *
   * @param id the caller's name for the request; null for none
   * @param parameters texts, numbers and booleans by name
   */
  record Details(@Nullable String id, Map<String, Object> parameters) {

    public static final Details NONE = new Details(null, Map.of());
  }

  /**
   * What the model answered.
   *
   * @param model the name of the model that ran
   * @param version the version that ran
   * @param outputs tensors by their names in the graph, in the order of the request's outputs
   * @param details the id of the request, and what the model says beside its outputs
   */
  record Response(String model, String version, Map<String, Tensor> outputs, Details details) {}
}
