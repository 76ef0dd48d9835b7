package dev.knativepredict.training.report;

import dev.knativepredict.training.data.ModelSpec;
import dev.knativepredict.training.data.Target;
import dev.knativepredict.training.fit.Fit;
import dev.knativepredict.training.judge.Judgement;
import java.util.stream.Collectors;

/** {@code CARD.md}: what people need to know about a model before they call it. */
public final class Card {

  private Card() {}

  /** The card, as Markdown. */
  public static String markdown(Fit fit, Judgement judgement, int version) {
    ModelSpec spec = fit.spec();
    return "# %s, version %d\n\n%s.\n".formatted(spec.name(), version, spec.description())
        + section("What it is for", spec.purpose())
        + section("What it must not be used for", spec.mustNotBeUsedFor())
        + section("What goes in and what comes out", inputsAndOutputs(fit))
        + section("Data", data(spec.data(), judgement.rows()))
        + section("How well it does", quality(spec, judgement))
        + section("Limits", spec.limits());
  }

  static String section(String title, String text) {
    return "\n## %s\n\n%s".formatted(title, text);
  }

  private static String inputsAndOutputs(Fit fit) {
    Target target = fit.spec().target();
    return "%s\nOut: %s\n%s%s"
        .formatted(
            Tables.features(fit.features()), output(target), points(fit), fit.learned().card());
  }

  private static String data(ModelSpec.Data data, int rows) {
    return "%d rows. %s. Licence: %s.\n".formatted(rows, data.source(), data.licence());
  }

  private static String quality(ModelSpec spec, Judgement judgement) {
    return Tables.metrics(spec, judgement)
        + "\n![%s of each repeat, and %s](judgement.svg)\n"
            .formatted(
                Chart.capital(spec.gate().metric().title()),
                spec.target() instanceof Target.Classes
                    ? "how sure the model may be"
                    : "how its values compare with those found");
  }

  private static String output(Target target) {
    return switch (target) {
      case Target.Classes classes ->
          "%s (%s), with a probability for each."
              .formatted(Tables.labels(classes.outputLabels()), classes.description());
      case Target.Value value ->
          "a number in %s (%s).".formatted(value.unit(), value.description());
    };
  }

  private static String points(Fit fit) {
    return fit.cards().values().stream().map(PointsTable::markdown).collect(Collectors.joining());
  }
}
