package dev.knativepredict.training.run;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.GoldenRow;
import dev.knativepredict.onnx.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Golden rows that are tensors, in the JSON of the Open Inference Protocol. */
public final class TensorJson {

  private static final JsonMapper JSON = new JsonMapper();

  private TensorJson() {}

  /** A golden row. */
  public static GoldenRow.Tensors row(Map<String, Tensor> inputs, Map<String, Tensor> outputs) {
    return new GoldenRow.Tensors(Map.of("inputs", json(inputs)), Map.of("outputs", json(outputs)));
  }

  /** The body of a response with an answer. */
  public static byte[] body(Map<String, Object> answer) {
    return JSON.writeValueAsBytes(answer);
  }

  /** The tensors of a golden row's request, by name. */
  public static Map<String, Tensor> inputs(GoldenRow.Tensors row) {
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    List<Map<String, Object>> list = part(row.request(), "inputs");
    for (Map<String, Object> json : list) {
      List<Number> shape = part(json, "shape");
      List<Object> data = part(json, "data");
      Datatype datatype = Datatype.valueOf(part(json, "datatype"));
      inputs.put(
          part(json, "name"),
          Elements.tensor(datatype, shape.stream().map(Number::longValue).toList(), data));
    }
    return inputs;
  }

  // A golden row that was read has maps, lists, texts and numbers.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T> T part(Map<String, Object> json, String name) {
    return (T) requireNonNull(json.get(name), name);
  }

  private static List<Map<String, Object>> json(Map<String, Tensor> tensors) {
    List<Map<String, Object>> list = new ArrayList<>();
    tensors.forEach((name, tensor) -> {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("name", name);
      json.put("datatype", tensor.datatype().name());
      json.put("shape", tensor.shape());
      json.put("data", Elements.values(tensor));
      list.add(json);
    });
    return list;
  }
}
