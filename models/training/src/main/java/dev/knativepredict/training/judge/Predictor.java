package dev.knativepredict.training.judge;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import dev.knativepredict.onnx.Graph;
import dev.knativepredict.onnx.GraphRun;
import dev.knativepredict.onnx.RunFailed;
import dev.knativepredict.onnx.Tensor;
import dev.knativepredict.training.fit.Features;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Predicts with the graph of a sealed model, as the function does. */
public final class Predictor implements AutoCloseable {

  private static final int BATCH = 1000;

  private final Signature signature;
  private final Graph graph;
  private final GraphRun run;

  /**
   * Opens the graph of a model.
   *
   * @throws dev.knativepredict.onnx.InvalidGraph where onnxruntime refuses it
   */
  public Predictor(ModelDirectory directory) {
    signature = directory.manifest().signature();
    graph = Graph.open(directory.file(Manifest.MODEL), 1);
    run = graph.newRun();
  }

  List<TensorSpec> inputs() {
    return graph.inputs();
  }

  List<TensorSpec> outputs() {
    return graph.outputs();
  }

  /**
   * The rows of the output tensor, one for each instance: one probability per label, or the value
   * alone.
   */
  public List<double[]> answers(List<? extends Map<String, @Nullable Object>> instances)
      throws RunFailed {
    String output = signature.outputs().getFirst().name();
    List<double[]> answers = new ArrayList<>();
    for (int from = 0; from < instances.size(); from += BATCH) {
      int to = Math.min(instances.size(), from + BATCH);
      Map<String, Tensor> inputs = Map.of(input(), input(instances.subList(from, to)));
      addRows(
          (Tensor.Numbers) requireNonNull(run.run(inputs, Set.of(output)).get(output)), answers);
    }
    return answers;
  }

  private String input() {
    return signature.inputs().getFirst().name();
  }

  private Tensor input(List<? extends Map<String, @Nullable Object>> instances) {
    Datatype datatype = signature.input(input()).datatype();
    int columns = signature.columns(input());
    ByteBuffer bytes =
        ByteBuffer.allocate(instances.size() * columns * datatype.size())
            .order(ByteOrder.LITTLE_ENDIAN);
    for (Map<String, @Nullable Object> instance : instances) {
      for (double value : Features.columns(signature.features(), instance)) {
        if (datatype == Datatype.FP64) {
          bytes.putDouble(value);
        } else {
          bytes.putFloat((float) value);
        }
      }
    }
    List<Long> shape = List.of((long) instances.size(), (long) columns);
    return new Tensor.Numbers(datatype, shape, bytes.flip());
  }

  private static void addRows(Tensor.Numbers tensor, List<double[]> rows) {
    boolean isDouble = tensor.datatype() == Datatype.FP64;
    ByteBuffer bytes = tensor.bytes().duplicate().order(ByteOrder.LITTLE_ENDIAN);
    int count = Math.toIntExact(tensor.shape().getFirst());
    int columns = tensor.count() / Math.max(1, count);
    for (int row = 0; row < count; row++) {
      double[] answer = new double[columns];
      for (int column = 0; column < columns; column++) {
        answer[column] = isDouble ? bytes.getDouble() : bytes.getFloat();
      }
      rows.add(answer);
    }
  }

  @Override
  public void close() {
    run.close();
    graph.close();
  }
}
