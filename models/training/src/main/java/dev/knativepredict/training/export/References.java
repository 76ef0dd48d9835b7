package dev.knativepredict.training.export;

import dev.knativepredict.manifest.ConfidenceBins;
import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.GoldenRow.Answer;
import dev.knativepredict.manifest.Reference;
import dev.knativepredict.manifest.Reference.Confidence;
import dev.knativepredict.manifest.Reference.Spread;
import dev.knativepredict.training.data.Row;
import dev.knativepredict.training.data.Target;
import dev.knativepredict.training.fit.Features;
import dev.knativepredict.training.fit.Fit;
import dev.knativepredict.training.fit.Probabilities;
import dev.knativepredict.training.fit.Rounded;
import dev.knativepredict.training.judge.Judgement;
import dev.knativepredict.training.judge.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The distributions of the training rows, with which later requests are compared. */
public final class References {

  private References() {}

  static Reference of(Fit fit, List<Row> rows, Judgement judgement) {
    List<Map<String, @Nullable Object>> instances = rows.stream().map(fit::instance).toList();
    List<Answer> answers =
        instances.stream()
            .map(instance -> answer(fit.spec().target(), fit.answer(instance)))
            .toList();
    return of(fit.features(), labels(fit.spec().target()), instances, answers, judgement);
  }

  private static Answer answer(Target target, double[] numbers) {
    return switch (target) {
      case Target.Classes classes ->
          new Answer(
              List.of(classes.outputLabels().get(Probabilities.likeliest(numbers))),
              List.of(Arrays.stream(numbers).boxed().toList()));
      case Target.Value _ -> new Answer(List.of(numbers[0]), null);
    };
  }

  private static List<Object> labels(Target target) {
    return target instanceof Target.Classes classes ? classes.outputLabels() : List.of();
  }

  /**
   * The distributions of some rows and their answers.
   *
   * @param labels that the model may answer with; none if it answers with values or tensors
   * @param judgement of the model; null if it has none
   */
  public static Reference of(
      List<Feature> features,
      List<Object> labels,
      List<Map<String, @Nullable Object>> instances,
      List<Answer> answers,
      @Nullable Judgement judgement) {
    List<String> texts = labels.stream().map(String::valueOf).toList();
    return new Reference(
        instances.size(),
        features(features, instances),
        predictions(texts, answers),
        probabilities(texts, answers),
        confidence(texts, answers, judgement));
  }

  /** Of rows that were not learned from, each once for each repeat. */
  private static @Nullable Confidence confidence(
      List<String> labels, List<Answer> answers, @Nullable Judgement judgement) {
    if (judgement == null || labels.isEmpty() || column(0, answers).length == 0) {
      return null;
    }
    int[] rows = new int[ConfidenceBins.COUNT];
    int[] correct = new int[ConfidenceBins.COUNT];
    for (Point point : judgement.points()) {
      int bin = ConfidenceBins.place(point.said());
      rows[bin]++;
      correct[bin] += (int) point.found();
    }
    return new Confidence(
        Arrays.stream(rows).boxed().toList(), Arrays.stream(correct).boxed().toList());
  }

  private static Spread predictions(List<String> labels, List<Answer> answers) {
    List<Object> predictions =
        answers.stream().map(answer -> answer.prediction().getFirst()).toList();
    boolean values = labels.isEmpty() && predictions.stream().allMatch(Number.class::isInstance);
    return values
        ? Spreads.bins(
            predictions.stream().mapToDouble(value -> ((Number) value).doubleValue()).toArray(),
            answers.size(),
            Rounded::number)
        : Spreads.categories(labels, predictions.stream().map(String::valueOf).toList());
  }

  private static SortedMap<String, Spread.Bins> probabilities(
      List<String> labels, List<Answer> answers) {
    SortedMap<String, Spread.Bins> bins = new TreeMap<>();
    for (int label = 0; label < labels.size(); label++) {
      double[] numbers = column(label, answers);
      if (numbers.length > 0) {
        bins.put(labels.get(label), Spreads.bins(numbers, numbers.length, Rounded::share));
      }
    }
    return bins;
  }

  private static double[] column(int column, List<Answer> answers) {
    return answers.stream()
        .map(Answer::probabilities)
        .filter(Objects::nonNull)
        .mapToDouble(rows -> rows.getFirst().get(column))
        .toArray();
  }

  private static SortedMap<String, Spread> features(
      List<Feature> features, List<Map<String, @Nullable Object>> instances) {
    SortedMap<String, Spread> spreads = new TreeMap<>();
    for (Feature feature : features) {
      Spread spread = spread(feature, instances);
      if (spread != null) {
        spreads.put(feature.name(), spread);
      }
    }
    return spreads;
  }

  /** That of a feature's values; null where they may be any text. */
  private static @Nullable Spread spread(
      Feature feature, List<Map<String, @Nullable Object>> instances) {
    String name = feature.name();
    return switch (feature) {
      case Feature.Numeric _ ->
          Spreads.bins(Features.numbers(name, instances), instances.size(), Rounded::number);
      case Feature.Categorical categorical ->
          Spreads.categories(
              categorical.values(), instances.stream().map(row -> row.get(name)).toList());
      case Feature.Flag _ -> Spreads.categories(List.of("false", "true"), texts(name, instances));
      case Feature.Text _ -> null;
    };
  }

  private static List<@Nullable String> texts(
      String feature, List<Map<String, @Nullable Object>> instances) {
    List<@Nullable String> texts = new ArrayList<>();
    for (Map<String, @Nullable Object> instance : instances) {
      Object value = instance.get(feature);
      texts.add(value == null ? null : value.toString());
    }
    return texts;
  }
}
