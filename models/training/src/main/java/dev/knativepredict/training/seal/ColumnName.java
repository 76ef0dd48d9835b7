package dev.knativepredict.training.seal;

import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.training.judge.Progress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a column of a graph is called.
 *
 * @param feature in a request
 * @param column in the data; null: the same
 */
record ColumnName(String feature, @Nullable String column) {

  /**
   * The names that its maker gave to a graph's columns. The graph itself is believed where these
   * don't go with it.
   *
   * @param graph the signature that was derived from the graph
   * @param given in the order of the columns; of inputs with one column each, in any order
   */
  static List<ColumnName> of(Signature graph, List<String> given, Progress progress) {
    List<Feature> features = graph.features();
    Set<String> inputs = Set.copyOf(features.stream().map(Feature::input).toList());
    if (given.isEmpty() || inputs.equals(Set.copyOf(given))) {
      return features.stream().map(feature -> new ColumnName(feature.name(), null)).toList();
    }
    List<ColumnName> names = given.stream().map(ColumnName::of).toList();
    if (names.size() == features.size() && areDifferent(names)) {
      return names;
    }
    progress.line(
        "its signature names %d columns, %s; the graph's own names are taken"
            .formatted(
                names.size(),
                names.size() == features.size()
                    ? "some of them twice"
                    : "the graph has " + features.size()));
    return of(graph, List.of(), progress);
  }

  /** A feature's name has letters, digits and underscores only. */
  private static ColumnName of(String given) {
    String name =
        given.strip().replaceAll("[^A-Za-z0-9_]+", "_").replaceFirst("^(?![A-Za-z])", "x");
    String feature = name.substring(0, Math.min(name.length(), 64));
    return new ColumnName(feature, feature.equals(given) ? null : given);
  }

  private static boolean areDifferent(List<ColumnName> names) {
    return new HashSet<>(names.stream().map(ColumnName::feature).toList()).size() == names.size();
  }
}
