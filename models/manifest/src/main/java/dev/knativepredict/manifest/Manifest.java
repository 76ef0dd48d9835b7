package dev.knativepredict.manifest;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code manifest.json} in a sealed model directory.
 *
 * @param name the model's name: lower-case letters, digits and dashes
 * @param version the name of its directory, a positive whole number
 * @param description one sentence for people who call the model
 * @param signature what the model takes and returns
 * @param files every other file of the directory, by its path in it, with the hash of its bytes
 * @param data where the rows came from that the model learned from or was judged by; null if there
 *     were none
 * @param metrics what the model was judged by, by the name of the metric; empty if it wasn't
 * @param training how it was trained, by the name of the setting
 */
public record Manifest(
    String name,
    String version,
    String description,
    Signature signature,
    SortedMap<String, Sha256> files,
    @Nullable Data data,
    SortedMap<String, Metric> metrics,
    Map<String, String> training) {

  public static final String MODEL = "model.onnx";
  public static final String GOLDEN = "golden.jsonl";
  public static final String REFERENCE = "reference.json";
  public static final String CARD = "CARD.md";
  public static final String CHART = "judgement.svg";

  /** Of a file or folder; {@code ..} and hidden ones are none. */
  private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9._-]{0,99}";

  private static final String FILE = NAME + "(/" + NAME + ")*";

  public Manifest {
    checkName(name);
    if (!isVersion(version)) {
      throw new IllegalArgumentException(
          "version: '%s' is not a positive whole number".formatted(version));
    }
    for (String file : files.keySet()) {
      if (!file.matches(FILE)) {
        throw new IllegalArgumentException(
            "files: '%s' is not a file name (letters, digits, dots, dashes, underscores, slashes)"
                .formatted(file.replaceAll("\\p{Cntrl}", "?")));
      }
    }
    if (!files.containsKey(MODEL)) {
      throw new IllegalArgumentException("files: no hash of " + MODEL);
    }
  }

  /** Whether it is a lower-case letter, then at most 39 lower-case letters, digits and dashes. */
  static boolean isName(String name) {
    return name.matches("[a-z][a-z0-9-]{0,39}");
  }

  /** Whether it is a positive whole number of at most nine digits. */
  public static boolean isVersion(String version) {
    return version.matches("[1-9][0-9]{0,8}");
  }

  /**
   * Refuses what is not a model's name.
   *
   * @throws IllegalArgumentException where it is none
   */
  public static void checkName(String name) {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "name: '%s' is not a model's name (lower-case letters, digits, dashes)".formatted(name));
    }
  }

  /** The hash that identifies the model: that of its graph and weights. */
  public Sha256 modelSha256() {
    return requireNonNull(files.get(MODEL), MODEL);
  }

  /**
   * The rows that the model learned from.
   *
   * @param source the citation
   * @param sha256 the hash of the file
   * @param rows how many rows it has
   */
  public record Data(String source, Sha256 sha256, int rows) {}

  /**
   * One number that the model was judged by.
   *
   * @param value the mean over all folds of all repeats; null where no fold's rows define it
   * @param spread the standard deviation between the means of the repeats; null if fewer than two
   *     define one
   * @param folds how many folds it is the mean of
   */
  public record Metric(@Nullable Double value, @Nullable Double spread, int folds) {}
}
