package dev.knativepredict.function.settings;

import java.util.List;

/** Origins as browsers send them. */
final class Origins {

  private static final String ORIGIN = "https?://([a-z0-9.-]+|\\[[0-9a-f:.]+])(:[1-9][0-9]{0,4})?";

  private Origins() {}

  /**
   * Checks a setting.
   *
   * @throws InvalidSetting if it is neither {@code *} alone nor a list of origins
   */
  static List<String> of(String name, List<String> origins) {
    boolean any = origins.equals(List.of("*"));
    if (!any && !origins.stream().allMatch(origin -> origin.matches(ORIGIN))) {
      throw new InvalidSetting(
          name,
          String.join(",", origins),
          "* or origins such as https://app.example.com, in lower case and without a path");
    }
    return origins;
  }
}
