package dev.knativepredict.manifest;

import java.util.ArrayList;
import java.util.List;

/** How one feature differs between two versions of a model. */
final class FeatureChange {

  private FeatureChange() {}

  static void between(Feature before, Feature after, List<String> breaks, List<String> widens) {
    switch (before) {
      case Feature.Numeric old when after instanceof Feature.Numeric next ->
          units(old, next, breaks);
      case Feature.Categorical old when after instanceof Feature.Categorical next ->
          values(old, next, breaks, widens);
      case Feature.Numeric old -> breaks.add("feature '%s' was a number".formatted(old.name()));
      case Feature.Categorical old -> breaks.add("feature '%s' was a text".formatted(old.name()));
    }
    if (before.optional() && !after.optional()) {
      breaks.add("feature '%s' could be left out".formatted(before.name()));
    }
    if (!before.optional() && after.optional()) {
      widens.add("feature '%s' may be left out".formatted(before.name()));
    }
  }

  private static void units(Feature.Numeric before, Feature.Numeric after, List<String> breaks) {
    if (!before.unit().equals(after.unit())) {
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
