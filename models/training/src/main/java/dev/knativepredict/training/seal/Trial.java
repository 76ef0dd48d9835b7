package dev.knativepredict.training.seal;

import dev.knativepredict.manifest.GoldenRow.Answer;
import dev.knativepredict.manifest.Output;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.onnx.Graph;
import dev.knativepredict.onnx.RunFailed;
import dev.knativepredict.training.data.BadInput;
import dev.knativepredict.training.data.GateSpec;
import dev.knativepredict.training.data.InputSpec;
import dev.knativepredict.training.data.PretrainedSpec;
import dev.knativepredict.training.data.Table;
import dev.knativepredict.training.data.Target;
import dev.knativepredict.training.judge.Gate;
import dev.knativepredict.training.judge.Judgement;
import dev.knativepredict.training.judge.Measured;
import dev.knativepredict.training.judge.Progress;
import dev.knativepredict.training.run.ModelRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A graph that was trained elsewhere, its settings, and its answers to the rows of its data.
 *
 * @param target what the rows are judged by; null: nothing
 * @param table null: there are no data
 * @param instances one for each row
 * @param answers one for each row
 */
record Trial(
    PretrainedSpec spec,
    Signature signature,
    @Nullable Target target,
    @Nullable Table table,
    List<Map<String, @Nullable Object>> instances,
    List<Answer> answers) {

  /**
   * Runs a graph on the rows of the data, if there are any.
   *
   * @param folder where the settings are
   * @param derived the graph's own signature
   * @throws BadInput where the data can't be read, or a cell is no value of its feature
   * @throws IllegalArgumentException where settings and graph don't go together
   */
  static Trial of(
      Path folder, PretrainedSpec spec, Graph graph, Signature derived, Progress progress)
      throws RunFailed {
    if (spec.data() == null) {
      Signature signature = Signatures.of(spec, derived, List.of());
      return new Trial(spec, signature, null, null, List.of(), List.of());
    }
    Output output = Signatures.output(spec.output(), derived);
    Target target = spec.target() == null ? null : Targets.of(spec.target(), output);
    Path data = folder.resolve(spec.data().file());
    Table table = Table.read(data, target);
    progress.line("%d rows of %s".formatted(table.rows().size(), data));
    Instances instances = instances(spec, derived, table, data);
    Signature signature = Signatures.of(spec, derived, instances);
    try (ModelRun run = new ModelRun(graph, signature)) {
      List<Answer> answers = run.answers(instances, new RowsAnswered(instances.size(), progress));
      return new Trial(spec, signature, target, table, instances, answers);
    }
  }

  private static Instances instances(PretrainedSpec spec, Signature graph, Table table, Path data) {
    List<InputSpec> features = Signatures.features(spec, graph);
    if (features.isEmpty()) {
      throw new IllegalArgumentException(
          "data: the model is called by tensors, it has no features that a row could have");
    }
    Instances instances = new Instances(features, graph, table.rows());
    try {
      instances.check();
    } catch (IllegalArgumentException e) {
      throw new BadInput(data, String.valueOf(e.getMessage()), e);
    }
    return instances;
  }

  /**
   * How well the answers are those of the target; null where there is none.
   *
   * @throws dev.knativepredict.training.judge.BelowGate where the gate wants more
   */
  @Nullable Judgement judgement(String model) {
    if (target == null || table == null) {
      return null;
    }
    Judgement judgement = Measured.judge(target, table.rows(), answers);
    GateSpec bound = spec.gate().bound();
    if (bound != null) {
      Gate.check(model, bound, judgement);
    }
    return judgement;
  }
}
