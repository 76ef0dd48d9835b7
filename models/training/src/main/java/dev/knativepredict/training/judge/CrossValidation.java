package dev.knativepredict.training.judge;

import dev.knativepredict.training.data.Folds;
import dev.knativepredict.training.data.Measure;
import dev.knativepredict.training.data.ModelSpec;
import dev.knativepredict.training.data.Row;
import dev.knativepredict.training.data.TrainerSpec;
import dev.knativepredict.training.fit.Fit;
import java.util.ArrayList;
import java.util.List;

/** Repeated cross-validation, stratified by labels: in each fold, everything is learned again. */
public final class CrossValidation {

  private final ModelSpec spec;
  private final List<Row> rows;
  private final Progress progress;
  private final Steps steps;

  private CrossValidation(ModelSpec spec, List<Row> rows, Progress progress) {
    this.spec = spec;
    this.rows = rows;
    this.progress = progress;
    this.steps = new Steps(progress, spec.trainer().repeats() * spec.trainer().folds());
  }

  /**
   * Judges a specification on rows.
   *
   * @param progress one line per repeat, and what is done after each fold
   */
  public static Judgement judge(ModelSpec spec, List<Row> rows, Progress progress) {
    return new CrossValidation(spec, rows, progress).judge();
  }

  private Judgement judge() {
    TrainerSpec trainer = spec.trainer();
    List<Measure> measures = Measure.of(spec.target());
    List<Repeat> repeats = new ArrayList<>();
    List<Point> points = new ArrayList<>();
    for (int number = 1; number <= trainer.repeats(); number++) {
      List<Scored> folds = folds(trainer.seed() + number);
      folds.forEach(fold -> points.addAll(fold.points()));
      Repeat repeat = new Repeat(folds.stream().map(Scored::scores).toList());
      repeats.add(repeat);
      Measure first = measures.getFirst();
      progress.line(
          "  repeat %d of %d: %s %s"
              .formatted(number, trainer.repeats(), first.title(), first.text(repeat.mean(first))));
    }
    return new Judgement(measures, repeats, points, rows.size());
  }

  /** On all processors: no fold needs another, and the result is in their order. */
  private List<Scored> folds(long seed) {
    return Folds.of(spec.target(), rows, spec.trainer().folds(), seed).parallelStream()
        .map(this::fold)
        .toList();
  }

  private Scored fold(Folds.Split split) {
    Fit fit = Fit.of(spec, split.training());
    List<double[]> answers =
        split.test().stream().map(row -> fit.answer(fit.instance(row))).toList();
    steps.step();
    return Scored.of(spec.target(), split.test(), answers, split.training());
  }
}
