package dev.knativepredict.training.registry;

import java.util.ArrayList;
import java.util.List;

/**
 * What a version has to have before it is taken from the registry.
 *
 * @param tag the tag that says how a person judged it
 * @param value what that tag has to be
 * @param by the tag that says who judged it
 */
public record Approval(String tag, String value, String by) {

  private static final String READY = "READY";

  /**
   * Reads a setting.
   *
   * @param status the first tag and its value, as in {@code validation_status=approved}
   */
  public static Approval of(String status, String by) {
    String[] parts = status.split("=", 2);
    if (parts.length < 2 || parts[0].isBlank() || parts[1].isBlank() || by.isBlank()) {
      throw new IllegalArgumentException("'%s' is not TAG=VALUE".formatted(status));
    }
    return new Approval(parts[0], parts[1], by);
  }

  /**
   * Refuses a version that isn't approved, isn't whole, or was rolled back.
   *
   * @throws RegistryRefused which names all that is missing
   */
  public void check(RegisteredVersion version) {
    List<String> missing = missing(version);
    if (!missing.isEmpty()) {
      throw new RegistryRefused(
          "%s isn't imported: %s".formatted(version.reference(), String.join("; ", missing)));
    }
  }

  /** What speaks against a version; nothing if it may be imported. */
  List<String> missing(RegisteredVersion version) {
    List<String> missing = new ArrayList<>();
    if (!version.status().equals(READY)) {
      missing.add("its status is %s, not %s".formatted(version.status(), READY));
    }
    if (!version.tag(tag).equals(value)) {
      missing.add("its tag %s is %s, not '%s'".formatted(tag, said(version.tag(tag)), value));
    }
    if (version.tag(by).isBlank()) {
      missing.add("its tag %s doesn't say who approved it".formatted(by));
    }
    String verdict = version.tag(VersionTags.VERDICT);
    if (VersionTags.isRefusal(verdict)) {
      missing.add(
          "it was %s (without the tag %s it may be tried again)"
              .formatted(verdict, VersionTags.VERDICT));
    }
    return missing;
  }

  private static String said(String value) {
    return value.isEmpty() ? "missing" : "'%s'".formatted(value);
  }
}
