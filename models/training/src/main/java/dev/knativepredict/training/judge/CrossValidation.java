package dev.knativepredict.training.judge;

import dev.knativepredict.training.data.Folds;
import dev.knativepredict.training.data.ModelSpec;
import dev.knativepredict.training.data.Row;
import dev.knativepredict.training.data.TrainerSpec;
import dev.knativepredict.training.fit.Fit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Repeated stratified cross-validation: in each fold, everything is learned again. */
public final class CrossValidation {

  private final ModelSpec spec;
  private final List<Row> rows;
  private final List<Prediction> predictions = new ArrayList<>();

  private CrossValidation(ModelSpec spec, List<Row> rows) {
    this.spec = spec;
    this.rows = rows;
  }

  /**
   * Judges a specification on rows.
   *
   * @param progress one line per repeat
   */
  public static Judgement judge(ModelSpec spec, List<Row> rows, Consumer<String> progress) {
    CrossValidation validation = new CrossValidation(spec, rows);
    TrainerSpec trainer = spec.trainer();
    List<FoldScores> repeats = new ArrayList<>();
    for (int repeat = 1; repeat <= trainer.repeats(); repeat++) {
      FoldScores scores = validation.repeat(trainer.seed() + repeat);
      repeats.add(scores);
      progress.accept(
          "  repeat %d of %d: accuracy %.4f"
              .formatted(repeat, trainer.repeats(), scores.accuracy()));
    }
    return new Judgement(repeats, validation.predictions, trainer.folds(), rows.size());
  }

  private FoldScores repeat(long seed) {
    return FoldScores.mean(
        Folds.stratified(rows, spec.trainer().folds(), seed).stream().map(this::fold).toList());
  }

  private FoldScores fold(Folds.Split split) {
    Fit fit = Fit.of(spec, split.training());
    List<Prediction> found =
        split.test().stream()
            .map(row -> Prediction.of(fit.probabilities(fit.instance(row)), row.label()))
            .toList();
    predictions.addAll(found);
    return FoldScores.of(found, spec.target().labels().size(), majority(split));
  }

  /** The accuracy of always predicting the most frequent label of the training rows. */
  private static double majority(Folds.Split split) {
    Map<Integer, Long> counts =
        split.training().stream().collect(Collectors.groupingBy(Row::label, Collectors.counting()));
    int most = counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    return (double) split.test().stream().filter(row -> row.label() == most).count()
        / split.test().size();
  }
}
