package dev.knativepredict.training.report;

import dev.knativepredict.manifest.Output;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import dev.knativepredict.training.data.PretrainedSpec;
import dev.knativepredict.training.judge.Judgement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code CARD.md} of a model that was trained elsewhere.
 *
 * @param origin what the graph says of itself, by name
 * @param rows how many rows the data have
 * @param judgement null: there are no right answers to compare with
 */
public record PretrainedCard(
    String name,
    PretrainedSpec spec,
    Signature signature,
    Map<String, String> origin,
    int rows,
    @Nullable Judgement judgement) {

  private static final String NOBODY = "Nobody has said it yet.\n";

  /** The card, as Markdown. */
  public String markdown(int version) {
    return "# %s, version %d\n\n%s.\n"
            .formatted(name, version, Objects.requireNonNullElse(spec.description(), "A model"))
        + Card.section("What it is for", text(spec.purpose()))
        + Card.section("What it must not be used for", text(spec.mustNotBeUsedFor()))
        + Card.section("What goes in and what comes out", inputs() + "\n" + output())
        + Card.section("Where it comes from", provenance())
        + Card.section("Data", data())
        + Card.section("How well it does", quality())
        + Card.section("Limits", text(spec.limits()));
  }

  private static String text(@Nullable String said) {
    return said == null ? NOBODY : said.strip() + "\n";
  }

  private String inputs() {
    return signature.features().isEmpty()
        ? tensors("input", signature.inputs())
        : Tables.features(signature.features());
  }

  private String output() {
    return switch (signature.output()) {
      case Output.Classes classes ->
          "Out: %s%s%s.\n"
              .formatted(
                  Tables.labels(classes.labels()),
                  described(classes.description()),
                  classes.probabilities() == null ? "" : ", with a probability for each");
      case Output.Value value ->
          "Out: a value%s%s.\n"
              .formatted(
                  value.unit() == null ? "" : " in " + value.unit(),
                  described(value.description()));
      case Output.Tensors _ -> tensors("output", signature.outputs());
    };
  }

  private static String described(@Nullable String description) {
    return description == null ? "" : " (%s)".formatted(description);
  }

  private static String tensors(String what, List<TensorSpec> tensors) {
    return "| %s | type | shape |\n|---|---|---|\n".formatted(what)
        + tensors.stream()
            .map(tensor ->
                "| `%s` | %s | %s |\n"
                    .formatted(
                        tensor.name(),
                        tensor.datatype(),
                        tensor.shape().toString().replace("-1", "any")))
            .collect(Collectors.joining());
  }

  private String provenance() {
    return "It was trained elsewhere; here it was run, and sealed as it is.\n\n"
        + origin.entrySet().stream()
            .map(fact -> "- %s: %s\n".formatted(fact.getKey(), fact.getValue()))
            .collect(Collectors.joining());
  }

  private String data() {
    PretrainedSpec.Data data = spec.data();
    if (data == null) {
      return "None are at hand.\n";
    }
    return "%d rows%s%s.\n"
        .formatted(
            rows,
            data.source() == null ? "" : ". " + data.source(),
            data.licence() == null ? "" : ". Licence: " + data.licence());
  }

  private String quality() {
    String none = spec.gate().none();
    return (judgement == null ? "" : Tables.measured(judgement))
        + (none == null
            ? "The gate was %s.\n\n![Its metrics, and what was said beside what was found](judgement.svg)\n"
                .formatted(Tables.gate(Objects.requireNonNull(spec.gate().bound())))
            : "There was no gate: %s.\n".formatted(none));
  }
}
