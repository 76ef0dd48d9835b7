package dev.knativepredict.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.tribuo.classification.evaluation.LabelEvaluation;
import org.tribuo.classification.evaluation.LabelEvaluator;

/** Evaluate: repeated stratified cross-validation, everything learned anew in each fold. */
final class Evaluate {

  private final ModelSettings settings;
  private final List<Row> rows;
  private final List<Judgement.Answer> answers = new ArrayList<>();

  private Evaluate(ModelSettings settings, List<Row> rows) {
    this.settings = settings;
    this.rows = rows;
  }

  static Judgement crossValidate(
      ModelSettings settings, List<Row> rows, Consumer<String> progress) {
    Evaluate evaluate = new Evaluate(settings, rows);
    ModelSettings.Trainer trainer = settings.trainer();
    List<Judgement.FoldScores> repeats = new ArrayList<>();
    for (int repeat = 1; repeat <= trainer.repeats(); repeat++) {
      Judgement.FoldScores scores = evaluate.repeat(trainer.seed() + repeat);
      repeats.add(scores);
      progress.accept(
          "  repeat %d of %d: accuracy %.4f"
              .formatted(repeat, trainer.repeats(), scores.accuracy()));
    }
    return new Judgement(
        List.copyOf(repeats), List.copyOf(evaluate.answers), trainer.folds(), rows.size());
  }

  private Judgement.FoldScores repeat(long seed) {
    return Judgement.mean(
        Folds.stratified(rows, settings.trainer().folds(), seed).stream().map(this::fold).toList());
  }

  private Judgement.FoldScores fold(Folds.Split split) {
    Fit fit = Fit.of(settings, split.training());
    List<double[]> columns =
        split.test().stream()
            .map(row -> fit.scaling().apply(Features.columns(fit.features(), fit.instance(row))))
            .toList();
    for (int i = 0; i < columns.size(); i++) {
      double[] probabilities = fit.logistic().probabilities(columns.get(i));
      int likeliest = Fit.likeliest(probabilities);
      answers.add(
          new Judgement.Answer(probabilities[likeliest], likeliest == split.test().get(i).label()));
    }
    List<Integer> labels = split.test().stream().map(Row::label).toList();
    LabelEvaluation evaluation =
        new LabelEvaluator().evaluate(fit.logistic().model(), Logistic.dataset(columns, labels));
    return new Judgement.FoldScores(
        evaluation.accuracy(),
        majority(split),
        1 - evaluation.balancedErrorRate(),
        settings.target().labels().size() == 2
            ? evaluation.AUCROC(Logistic.label(1))
            : evaluation.averageAUCROC(false));
  }

  /** The accuracy of always saying what most training rows are. */
  private static double majority(Folds.Split split) {
    Map<Integer, Long> counts =
        split.training().stream().collect(Collectors.groupingBy(Row::label, Collectors.counting()));
    int most = counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    return (double) split.test().stream().filter(row -> row.label() == most).count()
        / split.test().size();
  }
}
