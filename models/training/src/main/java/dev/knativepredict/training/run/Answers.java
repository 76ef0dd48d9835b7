package dev.knativepredict.training.run;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.manifest.GoldenRow.Answer;
import dev.knativepredict.manifest.Output;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import dev.knativepredict.onnx.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The output tensors of a graph as one answer per row. */
record Answers(Signature signature, Map<String, Tensor> tensors, int rows) {

  List<Answer> each() {
    return switch (signature.output()) {
      case Output.Classes classes -> classes(classes);
      case Output.Value value -> answers(column(value.tensor()));
      case Output.Tensors _ -> answers(slices());
    };
  }

  private static List<Answer> answers(List<Object> predictions) {
    return predictions.stream().map(one -> new Answer(List.of(one), null)).toList();
  }

  private List<Answer> classes(Output.Classes classes) {
    List<List<Double>> probabilities =
        classes.probabilities() == null ? null : probabilities(classes.probabilities());
    List<Object> labels = classes.label() == null ? null : column(classes.label());
    List<Answer> answers = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      List<Double> each = probabilities == null ? null : probabilities.get(row);
      Object label =
          labels == null ? classes.labels().get(likeliest(requireNonNull(each))) : labels.get(row);
      answers.add(new Answer(List.of(label), each == null ? null : List.of(each)));
    }
    return answers;
  }

  private List<List<Double>> probabilities(String output) {
    List<List<Double>> rows = new ArrayList<>();
    for (List<Object> row : rowsOf(output)) {
      rows.add(row.stream().map(value -> ((Number) value).doubleValue()).toList());
    }
    return rows;
  }

  /** The index of the largest; the first one of several. */
  private static int likeliest(List<Double> probabilities) {
    int best = 0;
    for (int i = 1; i < probabilities.size(); i++) {
      best = probabilities.get(i) > probabilities.get(best) ? i : best;
    }
    return best;
  }

  /** The only element of each row of an output. */
  private List<Object> column(String output) {
    return rowsOf(output).stream().map(List::getFirst).toList();
  }

  private List<List<Object>> rowsOf(String output) {
    Tensor tensor = requireNonNull(tensors.get(output));
    if (tensor.shape().isEmpty() || tensor.shape().getFirst() != rows) {
      throw new IllegalArgumentException(
          "the output '%s' has the shape %s for %d rows".formatted(output, tensor.shape(), rows));
    }
    List<Object> values = Elements.values(tensor);
    int width = values.size() / rows;
    List<List<Object>> split = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      split.add(values.subList(row * width, (row + 1) * width));
    }
    return split;
  }

  /** For each row its slice of the only output, or its slices by the names of the outputs. */
  private List<Object> slices() {
    List<String> names = signature.outputs().stream().map(TensorSpec::name).toList();
    if (names.size() == 1) {
      return slices(names.getFirst());
    }
    List<Map<String, Object>> byName =
        Stream.generate(() -> (Map<String, Object>) new LinkedHashMap<String, Object>())
            .limit(rows)
            .toList();
    for (String name : names) {
      List<Object> slices = slices(name);
      for (int row = 0; row < rows; row++) {
        byName.get(row).put(name, slices.get(row));
      }
    }
    return List.copyOf(byName);
  }

  private List<Object> slices(String output) {
    List<Long> shape = requireNonNull(tensors.get(output)).shape();
    return rowsOf(output).stream()
        .map(values -> nested(values, shape.subList(1, shape.size())))
        .toList();
  }

  /** The values as lists in lists; a single value for no dimensions. */
  private static Object nested(List<Object> values, List<Long> shape) {
    if (shape.isEmpty()) {
      return values.getFirst();
    }
    int count = Math.toIntExact(shape.getFirst());
    int size = count == 0 ? 0 : values.size() / count;
    List<Object> lists = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lists.add(nested(values.subList(i * size, (i + 1) * size), shape.subList(1, shape.size())));
    }
    return lists;
  }
}
