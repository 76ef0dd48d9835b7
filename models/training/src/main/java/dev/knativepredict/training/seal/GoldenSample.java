package dev.knativepredict.training.seal;

import dev.knativepredict.manifest.GoldenRow.Answer;
import dev.knativepredict.training.export.GoldenChoice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of the data become golden rows: of each label that is answered as many, from the least
 * to the most probable; or from the smallest to the largest value; and a few with missing values.
 */
final class GoldenSample {

  private GoldenSample() {}

  /** The places of the rows. */
  static Set<Integer> of(List<Map<String, @Nullable Object>> instances, List<Answer> answers) {
    SortedMap<String, List<Integer>> groups = new TreeMap<>();
    for (int i = 0; i < answers.size(); i++) {
      groups.computeIfAbsent(group(answers.get(i)), group -> new ArrayList<>()).add(i);
    }
    Set<Integer> chosen = new LinkedHashSet<>();
    for (List<Integer> group : groups.values()) {
      group.sort(Comparator.comparingDouble(i -> strength(answers.get(i))));
      chosen.addAll(GoldenChoice.spread(group, Math.max(1, GoldenChoice.ROWS / groups.size())));
    }
    IntStream.range(0, instances.size())
        .filter(i -> instances.get(i).containsValue(null))
        .limit(GoldenChoice.WITH_MISSING)
        .forEach(chosen::add);
    return chosen;
  }

  /** The label; nothing for a value or tensors. */
  private static String group(Answer answer) {
    Object prediction = answer.prediction().getFirst();
    boolean label = answer.probabilities() != null || prediction instanceof String;
    return label ? prediction.toString() : "";
  }

  private static double strength(Answer answer) {
    if (answer.probabilities() != null) {
      return answer.probabilities().getFirst().stream().mapToDouble(p -> p).max().orElse(0);
    }
    return answer.prediction().getFirst() instanceof Number number ? number.doubleValue() : 0;
  }
}
