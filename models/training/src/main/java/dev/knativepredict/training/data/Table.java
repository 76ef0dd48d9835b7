package dev.knativepredict.training.data;

import dev.knativepredict.manifest.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

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
   * @throws BadInput where the file can't be read, is no CSV, or a row has an unknown label
   */
  public static Table load(Path folder, ModelSpec spec) {
    Path file = folder.resolve(spec.data().file());
    try {
      byte[] bytes = Files.readAllBytes(file);
      return new Table(rows(file, bytes, spec.target()), Sha256.of(bytes));
    } catch (IOException e) {
      throw new BadInput(file, "can't be read", e);
    } catch (JacksonException e) {
      throw new BadInput(file, "is not CSV: " + e.getOriginalMessage(), e);
    }
  }

  private static List<Row> rows(Path file, byte[] bytes, ModelSpec.Target target) {
    List<Row> rows = new ArrayList<>();
    try (MappingIterator<Map<String, String>> lines =
        CsvMapper.shared()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(bytes)) {
      while (lines.hasNext()) {
        rows.add(row(file, rows.size() + 1, lines.next(), target));
      }
    }
    return List.copyOf(rows);
  }

  private static Row row(Path file, int place, Map<String, String> cells, ModelSpec.Target target) {
    List<String> labels = List.copyOf(target.labels().keySet());
    String label = cells.getOrDefault(target.column(), "");
    if (!labels.contains(label)) {
      throw new BadInput(
          file, "row %d: %s is '%s', none of %s".formatted(place, target.column(), label, labels));
    }
    return new Row(place, cells, labels.indexOf(label));
  }
}
