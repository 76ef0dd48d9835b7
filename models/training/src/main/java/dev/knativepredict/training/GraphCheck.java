package dev.knativepredict.training;

import ai.onnxruntime.OrtException;
import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.GoldenRow;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.Output;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a graph takes what its signature says, and answers as its golden rows say. */
record GraphCheck(Path path, ModelDirectory directory, OnnxGraph graph) {

  /** How many golden rows match; all of them, or it throws. */
  int check() throws OrtException {
    Signature signature = directory.manifest().signature();
    same("inputs", graph.inputs(), List.of(signature.input()));
    same("outputs", graph.outputs(), List.of(signature.output().tensor()));
    List<Object> labels = labels(signature.output());
    exampleIsAnswered(signature, labels);
    return goldenRowsMatch(signature, labels);
  }

  private List<Object> labels(Output output) {
    return switch (output) {
      case Output.Classes classes -> classes.labels();
      case Output.Value _ -> throw new BrokenModel(path, "only a model of classes can be judged");
    };
  }

  private void exampleIsAnswered(Signature signature, List<Object> labels) throws OrtException {
    Map<String, @Nullable Object> example = new HashMap<>();
    for (Feature feature : signature.features()) {
      example.put(
          feature.name(),
          switch (feature) {
            case Feature.Numeric numeric -> numeric.example();
            case Feature.Categorical categorical -> categorical.example();
          });
    }
    List<double[]> answers = graph.answers(signature, List.of(example, example));
    for (double[] answer : answers) {
      boolean shares = Arrays.stream(answer).allMatch(p -> p >= 0 && p <= 1);
      if (answer.length != labels.size()
          || !shares
          || !Validate.near(new double[] {Arrays.stream(answer).sum()}, List.of(1.0))) {
        throw new BrokenModel(
            path,
            "the example is answered with %s, not with %d probabilities"
                .formatted(Arrays.toString(answer), labels.size()));
      }
    }
    if (answers.size() != 2) {
      throw new BrokenModel(path, "two rows have %d answers".formatted(answers.size()));
    }
  }

  private int goldenRowsMatch(Signature signature, List<Object> labels) throws OrtException {
    List<GoldenRow> rows = GoldenRow.read(directory.bytes(Manifest.GOLDEN));
    for (int i = 0; i < rows.size(); i++) {
      GoldenRow.Answer golden = rows.get(i).answer();
      double[] answer = graph.answers(signature, rows.get(i).request().instances()).getFirst();
      Object label = labels.get(Fit.likeliest(answer));
      List<List<Double>> probabilities = golden.probabilities();
      if (!golden.prediction().equals(List.of(label))
          || probabilities == null
          || !Validate.near(answer, probabilities.getFirst())) {
        throw new BrokenModel(
            path,
            "golden row %d is answered with %s %s, not with %s"
                .formatted(i + 1, label, Arrays.toString(answer), golden));
      }
    }
    return rows.size();
  }

  private void same(String what, List<TensorSpec> found, List<TensorSpec> expected) {
    if (!found.equals(expected)) {
      throw new BrokenModel(
          path, "the graph's %s are %s, the signature says %s".formatted(what, found, expected));
    }
  }
}
