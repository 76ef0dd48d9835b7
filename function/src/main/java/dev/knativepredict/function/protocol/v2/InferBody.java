package dev.knativepredict.function.protocol.v2;

import dev.knativepredict.function.inference.Inference;
import dev.knativepredict.onnx.Tensor;
import java.util.List;
import java.util.Map;

/**
 * The body of a request to infer.
 *
 * @param details its id
 * @param inputs tensors by name, in the order of the body
 * @param outputs the names of the outputs to return, each once; empty for all
 */
record InferBody(Inference.Details details, Map<String, Tensor> inputs, List<String> outputs) {}
