package dev.knativepredict.release.evidence;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A metric that the function has for each model: docs/contract.md. */
interface ModelMetric {

  /** Its name. */
  String text();

  /** The labels that its values are told apart by, with commas between them. */
  String labels();

  /** Whether it counts, or else is a gauge that stays the same. */
  boolean isCounter();

  /** The label that names the revision whose rows it is of. */
  default String whose() {
    return Contract.REVISION_LABEL;
  }

  /** Those of the model, and further ones. */
  static String labels(String... further) {
    Stream<String> model = Stream.of(Contract.MODEL_LABEL, Contract.VERSION_LABEL);
    return Stream.concat(model, Arrays.stream(further)).collect(Collectors.joining(", "));
  }
}
