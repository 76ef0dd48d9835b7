package dev.knativepredict.function.protocol.predict;

import dev.knativepredict.function.features.Range;
import dev.knativepredict.function.openapi.Schemas;
import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Signature;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON schema of a feature's value. */
final class FeatureSchemas {

  private final Feature feature;
  private final ObjectNode value;

  private FeatureSchemas(Feature feature) {
    this.feature = feature;
    this.value = Schemas.object().put("title", feature.name());
    if (feature.description() != null) {
      value.put("description", feature.description());
    }
    value.putArray("examples").add(Examples.value(feature));
  }

  static ObjectNode of(Feature feature, Signature signature) {
    FeatureSchemas schema = new FeatureSchemas(feature);
    switch (feature) {
      case Feature.Numeric numeric ->
          schema.number(numeric, signature.input(numeric.input()).datatype());
      case Feature.Flag _ -> schema.type("boolean");
      case Feature.Text _ -> schema.type("string");
      case Feature.Categorical categorical -> schema.category(categorical);
    }
    return schema.value;
  }

  private void number(Feature.Numeric numeric, Datatype datatype) {
    type(datatype.isWhole() ? "integer" : "number");
    Numbers.limit(datatype, value);
    String range = Range.text(numeric);
    if (range != null) {
      String what = numeric.description() == null ? "" : numeric.description() + ". ";
      value.put(
          "description",
          "%sThe training data has %s; other values are answered with a warning."
              .formatted(what, range));
    } else if (numeric.unit() != null) {
      String what = numeric.description() == null ? "" : numeric.description() + ", ";
      value.put("description", "%sin %s".formatted(what, numeric.unit()));
    }
  }

  private void category(Feature.Categorical categorical) {
    type("string");
    ArrayNode values = value.putArray("enum");
    categorical.values().forEach(values::add);
    if (feature.optional()) {
      values.addNull();
    }
  }

  private void type(String type) {
    if (feature.optional()) {
      value.putArray("type").add(type).add("null");
    } else {
      value.put("type", type);
    }
  }
}
