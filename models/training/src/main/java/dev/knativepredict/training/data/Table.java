package dev.knativepredict.training.data;

import dev.knativepredict.manifest.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV file with a header.
 *
 * @param rows in the file's order
 * @param sha256 the hash of the file's bytes
 */
public record Table(List<Row> rows, Sha256 sha256) {

  /**
   * Reads the data of a model, and checks that it can be learned and judged by its settings: every
   * row has a value for each feature, and there are enough rows.
   *
   * @param folder where the model's specification is
   * @throws BadInput as {@link #read}, and where a cell or a column has no value that the settings
   *     allow, or there are too few rows for the folds or of a label
   */
  public static Table load(Path folder, ModelSpec spec) {
    Path file = folder.resolve(spec.data().file());
    Table table = read(file, spec.target());
    try {
      Learnable.check(spec, table.rows());
    } catch (IllegalArgumentException e) {
      throw new BadInput(file, String.valueOf(e.getMessage()), e);
    }
    return table;
  }

  /**
   * Reads any data.
   *
   * @param target what the rows are judged by; null: nothing, and their target is NaN
   * @throws BadInput where the file can't be read, is no CSV, has no column or a wrong cell for the
   *     target, or has no rows
   */
  public static Table read(Path file, @Nullable Target target) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return new Table(rows(Csv.read(bytes), target), Sha256.of(bytes));
    } catch (NoSuchFileException e) {
      throw new BadInput(file, "is missing", e);
    } catch (IOException e) {
      throw new BadInput(file, "can't be read", e);
    } catch (IllegalArgumentException e) {
      throw new BadInput(file, String.valueOf(e.getMessage()), e);
    }
  }

  private static List<Row> rows(Csv csv, @Nullable Target target) {
    if (csv.lines().isEmpty()) {
      throw new IllegalArgumentException("has a header and no rows");
    }
    if (target != null && !csv.places().containsKey(target.column())) {
      throw new IllegalArgumentException(
          "there is no column '%s', the target's".formatted(target.column()));
    }
    List<Row> rows = new ArrayList<>();
    for (Csv.Line line : csv.lines()) {
      Row row = new Row(line.number(), new Cells(csv.places(), line.cells()), Double.NaN);
      rows.add(target == null ? row : new Row(row.line(), row.cells(), target.of(row)));
    }
    return List.copyOf(rows);
  }
}
