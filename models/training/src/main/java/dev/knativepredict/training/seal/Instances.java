package dev.knativepredict.training.seal;

import dev.knativepredict.manifest.Signature;
import dev.knativepredict.training.data.InputColumn;
import dev.knativepredict.training.data.InputSpec;
import dev.knativepredict.training.data.Row;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the data as instances of a request. A value is read from its cell whenever it is
 * asked for, so that a million rows need no more memory.
 */
final class Instances extends AbstractList<Map<String, @Nullable Object>> {

  private final Map<String, InputColumn> columns = new LinkedHashMap<>();
  private final List<Row> rows;

  /**
   * Reads rows by features.
   *
   * @param graph says of which type their tensors are
   */
  Instances(List<InputSpec> features, Signature graph, List<Row> rows) {
    for (InputSpec feature : features) {
      String input = Tensors.inputOf(feature, graph);
      columns.put(feature.name(), new InputColumn(feature, graph.input(input).datatype()));
    }
    this.rows = rows;
  }

  /**
   * Reads every value once.
   *
   * @throws IllegalArgumentException at the first cell that is no value of its feature
   */
  void check() {
    rows.forEach(row -> columns.values().forEach(column -> column.value(row)));
  }

  @Override
  public Map<String, @Nullable Object> get(int index) {
    return new Instance(columns, rows.get(index));
  }

  @Override
  public int size() {
    return rows.size();
  }

  private static final class Instance extends AbstractMap<String, @Nullable Object> {

    private final Map<String, InputColumn> columns;
    private final Row row;

    Instance(Map<String, InputColumn> columns, Row row) {
      this.columns = columns;
      this.row = row;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
      InputColumn column = columns.get(name);
      return column == null ? null : column.value(row);
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
      Set<Entry<String, @Nullable Object>> entries = new LinkedHashSet<>();
      columns.forEach(
          (name, column) -> entries.add(new SimpleImmutableEntry<>(name, column.value(row))));
      return entries;
    }
  }
}
