package dev.knativepredict.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** How one feature differs between two versions of a model. */
final class FeatureChange {

  private FeatureChange() {}

  static void between(Feature before, Feature after, List<String> breaks, List<String> widens) {
    if (before instanceof Feature.Categorical && after instanceof Feature.Text) {
      widens.add("feature '%s' may be any text".formatted(before.name()));
    } else if (!kind(before).equals(kind(after))) {
      breaks.add("feature '%s' was %s".formatted(before.name(), kind(before)));
    } else if (before instanceof Feature.Numeric old && after instanceof Feature.Numeric next) {
      units(old, next, breaks);
    } else if (before instanceof Feature.Categorical old) {
      values(old, (Feature.Categorical) after, breaks, widens);
    }
    if (before.optional() && !after.optional()) {
      breaks.add("feature '%s' could be left out".formatted(before.name()));
    }
    if (!before.optional() && after.optional()) {
      widens.add("feature '%s' may be left out".formatted(before.name()));
    }
  }

  private static String kind(Feature feature) {
    return switch (feature) {
      case Feature.Numeric _ -> "a number";
      case Feature.Flag _ -> "a boolean";
      case Feature.Text _ -> "any text";
      case Feature.Categorical _ -> "one of a few texts";
    };
  }

  private static void units(Feature.Numeric before, Feature.Numeric after, List<String> breaks) {
    if (!Objects.equals(before.unit(), after.unit())) {
      breaks.add(
          "feature '%s' is in %s, it was in %s"
              .formatted(before.name(), after.unit(), before.unit()));
    }
  }

  private static void values(
      Feature.Categorical before,
      Feature.Categorical after,
      List<String> breaks,
      List<String> widens) {
    List<String> gone = less(before.values(), after.values());
    if (!gone.isEmpty()) {
      breaks.add("feature '%s' can't be %s any more".formatted(before.name(), gone));
    }
    List<String> added = less(after.values(), before.values());
    if (!added.isEmpty()) {
      widens.add("feature '%s' may be %s".formatted(before.name(), added));
    }
  }

  private static List<String> less(List<String> all, List<String> others) {
    List<String> rest = new ArrayList<>(all);
    rest.removeAll(others);
    return rest;
  }
}
