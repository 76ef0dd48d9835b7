package dev.knativepredict.training.seal;

import dev.knativepredict.training.data.ModelSpec;
import dev.knativepredict.training.data.SpecReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A graph that was trained elsewhere, and what is known of it.
 *
 * @param graph the file
 * @param settings what people know of it; written from the graph if the file is missing
 * @param names of its columns, as its maker calls them; empty: as the graph does
 * @param facts where it comes from, for the manifest, beside what the graph says of itself
 */
public record Source(Path graph, Path settings, List<String> names, Map<String, String> facts) {

  private static final String IMPORTED = "imported.yaml";

  /** A graph of which nothing else is known. */
  public static Source of(Path graph, Path folder) {
    return new Source(graph, folder.resolve(ModelSpec.FILE), List.of(), Map.of());
  }

  /** The settings of a folder: {@code imported.yaml} where {@code model.yaml} trains a model. */
  public static Path settings(Path folder) {
    Path settings = folder.resolve(ModelSpec.FILE);
    return SpecReader.trains(settings) ? folder.resolve(IMPORTED) : settings;
  }
}
