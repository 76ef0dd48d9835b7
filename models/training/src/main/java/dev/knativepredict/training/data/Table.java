package dev.knativepredict.training.data;

import dev.knativepredict.manifest.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;

/**
 * The rows of a CSV file with a header.
 *
 * @param rows in the file's order
 * @param sha256 the hash of the file's bytes
 */
public record Table(List<Row> rows, Sha256 sha256) {

  /**
   * Reads the data of a model.
   *
   * @param folder where the model's specification is
   * @throws BadInput where the file can't be read, is no CSV, has a row with an unknown label, or
   *     has too few rows of a label
   */
  public static Table load(Path folder, ModelSpec spec) {
    Path file = folder.resolve(spec.data().file());
    try {
      byte[] bytes = Files.readAllBytes(file);
      List<Row> rows = rows(bytes, spec.target());
      everyLabelIsInEveryFold(rows, spec);
      return new Table(rows, Sha256.of(bytes));
    } catch (IOException e) {
      throw new BadInput(file, "can't be read", e);
    } catch (JacksonException e) {
      throw new BadInput(file, "is not CSV: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new BadInput(file, String.valueOf(e.getMessage()), e);
    }
  }

  private static List<Row> rows(byte[] bytes, ModelSpec.Target target) {
    List<Row> rows = new ArrayList<>();
    for (Map<String, String> cells : Csv.rows(bytes)) {
      rows.add(row(rows.size() + 1, cells, target));
    }
    return List.copyOf(rows);
  }

  private static Row row(int place, Map<String, String> cells, ModelSpec.Target target) {
    List<String> labels = List.copyOf(target.labels().keySet());
    String label = cells.get(target.column());
    if (label == null) {
      throw new IllegalArgumentException("the data has no column '%s'".formatted(target.column()));
    }
    if (!labels.contains(label)) {
      throw new IllegalArgumentException(
          "row %d: %s is '%s', none of %s".formatted(place, target.column(), label, labels));
    }
    return new Row(place, cells, labels.indexOf(label));
  }

  /** A fold without a label can't be judged, and nothing can be learned without one. */
  private static void everyLabelIsInEveryFold(List<Row> rows, ModelSpec spec) {
    List<String> labels = List.copyOf(spec.target().labels().keySet());
    for (int i = 0; i < labels.size(); i++) {
      int label = i;
      long found = rows.stream().filter(row -> row.label() == label).count();
      if (found < spec.trainer().folds()) {
        throw new IllegalArgumentException(
            "too few rows have the label '%s': %d, and %d folds need at least %3$d"
                .formatted(labels.get(i), found, spec.trainer().folds()));
      }
    }
  }
}
