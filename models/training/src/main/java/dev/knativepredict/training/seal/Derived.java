package dev.knativepredict.training.seal;

import dev.knativepredict.manifest.GoldenRow.Answer;
import dev.knativepredict.manifest.Output;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.onnx.DerivedSignature;
import dev.knativepredict.onnx.Graph;
import dev.knativepredict.onnx.GraphFile;
import dev.knativepredict.onnx.RunFailed;
import dev.knativepredict.training.fit.Probabilities;
import dev.knativepredict.training.run.ModelRun;
import java.util.List;

/**
 * The signature of a graph that nobody described. What its tensors are called is believed only if a
 * run says the same: the exporter of a linear SVM calls its scores {@code probabilities}.
 */
final class Derived {

  private Derived() {}

  static Signature of(Graph graph, GraphFile facts) {
    Signature derived = DerivedSignature.of(graph, facts);
    return derived.output() instanceof Output.Classes classes
        ? with(derived, classes(derived, classes, graph))
        : derived;
  }

  private static Signature with(Signature signature, Output output) {
    return new Signature(signature.features(), signature.inputs(), signature.outputs(), output);
  }

  private static Output classes(Signature derived, Output.Classes classes, Graph graph) {
    if (classes.probabilities() == null || areProbabilities(derived, graph)) {
      return classes;
    }
    return classes.label() == null
        ? new Output.Tensors(null)
        : new Output.Classes(classes.labels(), classes.label(), null, null);
  }

  private static boolean areProbabilities(Signature signature, Graph graph) {
    if (signature.features().isEmpty()) {
      return true;
    }
    try (ModelRun run = new ModelRun(graph, signature)) {
      List<Answer> answers = run.answers(List.of(MadeUp.row(signature, 0)), answered -> {});
      return answers.stream()
          .map(Answer::probabilities)
          .allMatch(rows -> rows == null || Probabilities.are(rows.getFirst()));
    } catch (RunFailed e) {
      return true;
    }
  }
}
