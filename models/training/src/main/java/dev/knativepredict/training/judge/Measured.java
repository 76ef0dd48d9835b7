package dev.knativepredict.training.judge;

import dev.knativepredict.manifest.GoldenRow.Answer;
import dev.knativepredict.training.data.Measure;
import dev.knativepredict.training.data.Row;
import dev.knativepredict.training.data.Target;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Judges a model that was trained elsewhere by its answers to all rows of its data, once. */
public final class Measured {

  private Measured() {}

  /**
   * Compares the answers with the target of the rows.
   *
   * @throws IllegalArgumentException where an answer is none of the target's labels, or no number
   */
  public static Judgement judge(Target target, List<Row> rows, List<Answer> answers) {
    Scored scored =
        switch (target) {
          case Target.Classes classes -> {
            List<Object> labels = classes.outputLabels();
            yield Scored.ofLabels(
                IntStream.range(0, rows.size())
                    .mapToObj(i -> prediction(labels, answers.get(i), rows.get(i).label()))
                    .toList(),
                labels.size(),
                Scored.majority(rows, rows));
          }
          case Target.Value _ ->
              Scored.ofValues(
                  IntStream.range(0, rows.size())
                      .mapToObj(i -> new Point(value(answers.get(i)), rows.get(i).target()))
                      .toList());
        };
    return new Judgement(
        measures(target, answers),
        List.of(new Repeat(List.of(scored.scores()))),
        scored.points(),
        rows.size());
  }

  /** All metrics on one line. */
  public static String summary(Judgement judgement) {
    return judgement.measures().stream()
        .map(measure -> measure.title() + " " + measure.text(judgement.mean(measure)))
        .collect(Collectors.joining(", ", "", " on %d rows".formatted(judgement.rows())));
  }

  private static List<Measure> measures(Target target, List<Answer> answers) {
    // Labels alone have no ROC curve.
    boolean labelsOnly =
        target instanceof Target.Classes && answers.getFirst().probabilities() == null;
    return Measure.of(target).stream()
        .filter(measure -> !(labelsOnly && measure == Measure.AUC))
        .toList();
  }

  private static Prediction prediction(List<Object> labels, Answer answer, int label) {
    Object said = answer.prediction().getFirst();
    int predicted = labels.indexOf(said);
    if (predicted < 0) {
      throw new IllegalArgumentException(
          "output.labels: the model answers '%s', which is none of %s".formatted(said, labels));
    }
    if (answer.probabilities() != null) {
      return new Prediction(answer.probabilities().getFirst(), predicted, label);
    }
    List<Double> certain = new ArrayList<>(Collections.nCopies(labels.size(), 0.0));
    certain.set(predicted, 1.0);
    return new Prediction(certain, predicted, label);
  }

  private static double value(Answer answer) {
    if (answer.prediction().getFirst() instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException(
        "output: a target of numbers can't judge the answer " + answer.prediction().getFirst());
  }
}
