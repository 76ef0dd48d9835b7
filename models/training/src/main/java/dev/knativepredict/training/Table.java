package dev.knativepredict.training;

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
 * Load: the rows of the data, in the file's order.
 *
 * @param sha256 the hash of the file's bytes
 */
record Table(List<Row> rows, Sha256 sha256) {

  static Table load(Path file, ModelSettings settings) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return new Table(rows(file, bytes, settings.target()), Sha256.of(bytes));
    } catch (IOException e) {
      throw new BadInput(file, "can't be read", e);
    } catch (JacksonException e) {
      throw new BadInput(file, "is not CSV: " + e.getOriginalMessage(), e);
    }
  }

  private static List<Row> rows(Path file, byte[] bytes, ModelSettings.Target target) {
    List<String> labels = List.copyOf(target.labels().keySet());
    List<Row> rows = new ArrayList<>();
    try (MappingIterator<Map<String, String>> lines =
        CsvMapper.shared()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(bytes)) {
      while (lines.hasNext()) {
        Map<String, String> cells = lines.next();
        String label = cells.getOrDefault(target.column(), "");
        if (!labels.contains(label)) {
          throw new BadInput(
              file,
              "row %d: %s is '%s', none of %s"
                  .formatted(rows.size() + 1, target.column(), label, labels));
        }
        rows.add(new Row(rows.size() + 1, cells, labels.indexOf(label)));
      }
    }
    return List.copyOf(rows);
  }
}
