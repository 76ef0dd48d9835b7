package dev.knativepredict.training.data;

import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The cells of a row by column: all rows of a file share the map of their places. */
final class Cells extends AbstractMap<String, String> {

  private final Map<String, Integer> places;
  private final List<String> cells;

  Cells(Map<String, Integer> places, List<String> cells) {
    this.places = places;
    this.cells = cells;
  }

  @Override
  public @Nullable String get(@Nullable Object column) {
    Integer place = places.get(column);
    return place == null ? null : cells.get(place);
  }

  @Override
  public Set<Entry<String, String>> entrySet() {
    return places.entrySet().stream()
        .map(place -> Map.entry(place.getKey(), cells.get(place.getValue())))
        .collect(Collectors.toUnmodifiableSet());
  }
}
