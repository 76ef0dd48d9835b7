package dev.knativepredict.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the next version of a model differs for its callers, in sentences.
 *
 * @param breaks what can break a caller of the version before; empty if nothing can
 * @param widens what the next version accepts and the one before refused
 */
public record SignatureChange(List<String> breaks, List<String> widens) {

  public SignatureChange {
    breaks = List.copyOf(breaks);
    widens = List.copyOf(widens);
  }

  /**
   * Compares two signatures. Descriptions and ranges don't count: a value outside of its range is
   * answered, too.
   */
  public static SignatureChange between(Signature before, Signature after) {
    List<String> breaks = new ArrayList<>();
    List<String> widens = new ArrayList<>();
    for (Feature old : before.features()) {
      named(after, old.name())
          .ifPresentOrElse(
              next -> FeatureChange.between(old, next, breaks, widens),
              () -> breaks.add("feature '%s' is gone".formatted(old.name())));
    }
    added(before, after, breaks, widens);
    order(before, after, breaks);
    TensorChange.inputs(before, after, breaks);
    TensorChange.outputs(before, after, breaks);
    answers(before.output(), after.output(), breaks);
    return new SignatureChange(breaks, widens);
  }

  public boolean breaking() {
    return !breaks.isEmpty();
  }

  private static void added(
      Signature before, Signature after, List<String> breaks, List<String> widens) {
    for (Feature next : after.features()) {
      if (named(before, next.name()).isPresent()) {
        continue;
      }
      if (next.optional()) {
        widens.add("feature '%s' is new and may be left out".formatted(next.name()));
      } else {
        breaks.add("feature '%s' is new, and a row has to have it".formatted(next.name()));
      }
    }
  }

  /** A list of values keeps its meaning if new features come last. */
  private static void order(Signature before, Signature after, List<String> breaks) {
    List<String> old = names(before);
    List<String> kept = names(after).stream().filter(old::contains).toList();
    boolean last = names(after).subList(0, kept.size()).equals(kept);
    if (!last || !kept.equals(old.stream().filter(kept::contains).toList())) {
      breaks.add("the order of the features is %s, it was %s".formatted(names(after), old));
    }
  }

  private static void answers(Output before, Output after, List<String> breaks) {
    Object old = promise(before);
    Object next = promise(after);
    if (!old.equals(next)) {
      breaks.add("the output is %s, it was %s".formatted(next, old));
    }
  }

  private static Output promise(Output output) {
    return switch (output) {
      case Output.Classes(var labels, var label, var probabilities, _) ->
          new Output.Classes(labels, label, probabilities, null);
      case Output.Value(var tensor, var unit, _) -> new Output.Value(tensor, unit, null);
      case Output.Tensors _ -> new Output.Tensors(null);
    };
  }

  private static List<String> names(Signature signature) {
    return signature.features().stream().map(Feature::name).toList();
  }

  private static Optional<Feature> named(Signature signature, String name) {
    return signature.features().stream().filter(f -> f.name().equals(name)).findAny();
  }
}
