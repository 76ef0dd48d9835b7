package dev.knativepredict.training.fit;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.TensorSpec;
import dev.knativepredict.onnx.Graph;
import dev.knativepredict.onnx.GraphRun;
import dev.knativepredict.onnx.RunFailed;
import dev.knativepredict.onnx.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs the graph of what was learned, in single precision. */
final class Graphs {

  private Graphs() {}

  static List<double[]> answers(Learned learned, int width, List<double[]> rows, Path folder)
      throws IOException, RunFailed {
    int columns = rows.getFirst().length;
    GraphBuilder builder = new GraphBuilder("test", matrix("in", columns));
    var model = builder.model(learned.addTo(builder, "in"), matrix("out", width));
    model.setIrVersion(6).addOpsetImportBuilder().setVersion(13);
    Path file = Files.write(folder.resolve("model.onnx"), model.build().toByteArray());
    try (Graph graph = Graph.open(file, 1);
        GraphRun run = graph.newRun()) {
      Map<String, Tensor> input = Map.of("in", input(rows, columns));
      var found = (Tensor.Numbers) requireNonNull(run.run(input, Set.of("out")).get("out"));
      return rows(found, width);
    }
  }

  private static TensorSpec matrix(String name, long columns) {
    return new TensorSpec(name, Datatype.FP32, List.of(TensorSpec.ANY, columns));
  }

  private static Tensor input(List<double[]> rows, int columns) {
    float[] values = new float[rows.size() * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) rows.get(i / columns)[i % columns];
    }
    return Tensor.Numbers.of(values, rows.size(), columns);
  }

  private static List<double[]> rows(Tensor.Numbers found, int width) {
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < found.count(); i++) {
      if (i % width == 0) {
        rows.add(new double[width]);
      }
      rows.getLast()[i % width] = found.floatAt(i);
    }
    return rows;
  }
}
