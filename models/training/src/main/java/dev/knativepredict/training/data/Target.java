package dev.knativepredict.training.data;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a model predicts, and the column that holds it. */
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    property = "type",
    visible = true,
    defaultImpl = Target.Classes.class)
@JsonSubTypes({
  @JsonSubTypes.Type(value = Target.Classes.class, name = "classes"),
  @JsonSubTypes.Type(value = Target.Value.class, name = "value")
})
public sealed interface Target {

  String column();

  String description();

  /** What a row has in the column: the index of its label, or its number. */
  double of(Row row);

  /**
   * One of a few labels.
   *
   * @param labels for each text in the column, the label that the model answers with
   */
  record Classes(String column, LinkedHashMap<String, Object> labels, String description)
      implements Target {
    public Classes {
      check(column, description);
      requireNonNull(labels, "target.labels: missing, and without 'type: value' they are needed");
      if (!areAll(Integer.class, labels) && !areAll(String.class, labels)) {
        throw new IllegalArgumentException(
            "target.labels: all whole numbers or all texts, not " + labels.values());
      }
      if (labels.size() < 2 || new HashSet<>(labels.values()).size() < labels.size()) {
        throw new IllegalArgumentException(
            "target.labels: at least two, all different, not " + labels.values());
      }
    }

    /** Reads the settings; any type that isn't another's comes here. */
    @JsonCreator
    static Classes of(
        @Nullable String type,
        String column,
        LinkedHashMap<String, Object> labels,
        String description) {
      if (type != null && !type.equals("classes")) {
        throw new IllegalArgumentException(
            "target.type: '%s' is neither classes nor value".formatted(type));
      }
      return new Classes(column, labels, description);
    }

    private static boolean areAll(Class<?> type, LinkedHashMap<String, Object> labels) {
      return labels.values().stream().allMatch(type::isInstance);
    }

    /** The texts in the column, in the order of the output's columns. */
    public List<String> texts() {
      return List.copyOf(labels.keySet());
    }

    /** The labels that the model answers with, in the order of the output's columns. */
    public List<Object> outputLabels() {
      return List.copyOf(labels.values());
    }

    @Override
    public double of(Row row) {
      int label = texts().indexOf(row.cell(column));
      if (label < 0) {
        throw row.refused(column, "'%s' is none of %s".formatted(row.cell(column), texts()));
      }
      return label;
    }
  }

  /**
   * A number.
   *
   * @param unit for people
   */
  @JsonIgnoreProperties("type")
  record Value(String column, String unit, String description) implements Target {
    public Value {
      check(column, description);
      requireNonNull(unit, "target.unit: missing");
    }

    @Override
    public double of(Row row) {
      return row.number(column);
    }
  }

  private static void check(String column, String description) {
    requireNonNull(column, "target.column: missing");
    requireNonNull(description, "target.description: missing");
  }
}
