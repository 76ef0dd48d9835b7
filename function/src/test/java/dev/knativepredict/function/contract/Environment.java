package dev.knativepredict.function.contract;

import dev.knativepredict.function.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Settings and files for the tests. */
public final class Environment {

  public static final Path CREDIT = models().resolve("credit/1");
  public static final Path PENGUINS = models().resolve("penguins/1");
  static final Path DOCS = models().resolveSibling("docs");

  private Environment() {}

  /**
   * Settings of a model on free ports.
   *
   * @param namesAndValues further variables, each followed by its value
   */
  static Settings of(Path model, String... namesAndValues) {
    Map<String, String> variables = new HashMap<>();
    variables.put("MODEL", model.toString());
    variables.put("PORT", "0");
    variables.put("MANAGEMENT_PORT", "0");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      variables.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return Settings.from(variables);
  }

  /** The repository's models, from whichever module's folder the tests run in. */
  private static Path models() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
        .map(folder -> folder.resolve("models"))
        .filter(models -> Files.isDirectory(models.resolve("credit/1")))
        .findFirst()
        .orElseThrow();
  }
}
