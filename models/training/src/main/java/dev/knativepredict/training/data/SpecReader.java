package dev.knativepredict.training.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads {@code model.yaml}; a broken setting is named on one line. */
public final class SpecReader {

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private SpecReader() {}

  /**
   * Reads a file.
   *
   * @throws BadInput where it is missing, is no YAML, or a setting is invalid
   */
  public static ModelSpec read(Path file) {
    return parse(file, bytes(file));
  }

  /** Reads a file about a model that was trained elsewhere, like {@link #read}. */
  public static PretrainedSpec readPretrained(Path file) {
    return parsePretrained(file, bytes(file));
  }

  /** Whether a file is about a model that is trained here; a missing one is not. */
  public static boolean trains(Path file) {
    try {
      return Files.exists(file) && YAML.readTree(bytes(file)).has("trainer");
    } catch (JacksonException e) {
      return false;
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new BadInput(file, "is missing", e);
    } catch (IOException e) {
      throw new BadInput(file, "can't be read", e);
    }
  }

  /**
   * Reads bytes.
   *
   * @param file where they come from, for messages
   * @throws BadInput where they are no YAML, or a setting is invalid
   */
  public static ModelSpec parse(Path file, byte[] yaml) {
    return parse(file, yaml, ModelSpec.class);
  }

  /** Reads bytes about a model that was trained elsewhere, like {@link #parse}. */
  public static PretrainedSpec parsePretrained(Path file, byte[] yaml) {
    return parse(file, yaml, PretrainedSpec.class);
  }

  private static <T> T parse(Path file, byte[] yaml, Class<T> type) {
    try {
      T settings = YAML.readValue(yaml, type);
      if (settings == null) {
        throw new BadInput(file, "is empty");
      }
      return settings;
    } catch (JacksonException e) {
      throw new BadInput(file, reason(e), e);
    }
  }

  /** The message of the setting's own check, or else Jackson's, after the setting's name. */
  private static String reason(JacksonException e) {
    if (e.getCause() != null) {
      return firstLines(String.valueOf(e.getCause().getMessage()));
    }
    String setting =
        e.getPath().stream()
            .map(JacksonException.Reference::getPropertyName)
            .filter(Objects::nonNull)
            .collect(Collectors.joining("."));
    String said = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("not YAML");
    return (setting.isEmpty() ? "" : setting + ": ") + said.replaceFirst(" \\(.*", "");
  }

  /** What is wrong with YAML is said on one line, and where on the next. */
  private static String firstLines(String message) {
    return message
        .lines()
        .limit(2)
        .map(String::strip)
        .collect(Collectors.joining(" "))
        .replaceFirst(":$", "");
  }
}
