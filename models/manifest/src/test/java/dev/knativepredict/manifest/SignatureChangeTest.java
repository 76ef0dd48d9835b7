package dev.knativepredict.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignatureChangeTest {

  private static final List<Long> ROWS = List.of(TensorSpec.ANY);
  private static final Output RISK = classes(List.of(0, 1));
  private static final TensorSpec TENSOR = tensor("risk", Datatype.FP32, 2);
  private static final Feature INCOME = number("income", "EUR", null);
  private static final Feature HOME = text("home", List.of("own", "rent"), false);

  @Test
  void theSameSignatureIsNoChange() {
    assertThat(change(List.of(INCOME, HOME), List.of(INCOME, HOME)))
        .isEqualTo(new SignatureChange(List.of(), List.of()));
  }

  @Test
  void anotherRangeOrDescriptionIsNoChange() {
    Feature seenMore =
        new Feature.Numeric("income", "before tax", "input", "EUR", -5.0, 500.0, 10, null);
    assertThat(change(List.of(INCOME), List.of(seenMore)))
        .isEqualTo(new SignatureChange(List.of(), List.of()));
  }

  @Test
  void aRemovedFeatureBreaks() {
    assertThat(change(List.of(INCOME, HOME), List.of(HOME)).breaks())
        .containsExactly("feature 'income' is gone");
  }

  @Test
  void aRetypedFeatureBreaks() {
    Feature band = text("income", List.of("low", "high"), false);
    assertThat(change(List.of(INCOME), List.of(band)).breaks())
        .containsExactly("feature 'income' was a number");
    assertThat(change(List.of(band), List.of(INCOME)).breaks())
        .containsExactly("feature 'income' was one of a few texts");
  }

  @Test
  void aTextInsteadOfACategoryWidens() {
    Feature any = new Feature.Text("home", "", "note", "own", null);
    List<TensorSpec> inputs = List.of(new TensorSpec("note", Datatype.BYTES, ROWS));
    Feature one =
        new Feature.Categorical(
            "home", "", "note", List.of("own", "rent"), Feature.Encoding.TEXT, "own", false);
    List<TensorSpec> outputs = List.of(TENSOR);

    assertThat(
            SignatureChange.between(
                new Signature(List.of(one), inputs, outputs, RISK),
                new Signature(List.of(any), inputs, outputs, RISK)))
        .isEqualTo(new SignatureChange(List.of(), List.of("feature 'home' may be any text")));
  }

  @Test
  void anotherUnitBreaks() {
    assertThat(change(List.of(INCOME), List.of(number("income", "USD", null))).breaks())
        .containsExactly("feature 'income' is in USD, it was in EUR");
  }

  @Test
  void aValueLessBreaksAndOneMoreWidens() {
    SignatureChange change =
        change(List.of(HOME), List.of(text("home", List.of("own", "none"), false)));
    assertThat(change.breaks()).containsExactly("feature 'home' can't be [rent] any more");
    assertThat(change.widens()).containsExactly("feature 'home' may be [none]");
  }

  @Test
  void whatCouldBeLeftOutMustStaySo() {
    Feature optional = number("income", "EUR", 0.0);
    assertThat(change(List.of(optional), List.of(INCOME)).breaks())
        .containsExactly("feature 'income' could be left out");
    assertThat(change(List.of(INCOME), List.of(optional)))
        .isEqualTo(new SignatureChange(List.of(), List.of("feature 'income' may be left out")));
  }

  @Test
  void aNewFeatureWidensOnlyWhereItMayBeLeftOut() {
    assertThat(change(List.of(INCOME), List.of(INCOME, HOME)).breaks())
        .containsExactly("feature 'home' is new, and a row has to have it");
    Feature optional = text("home", List.of("own", "rent"), true);
    assertThat(change(List.of(INCOME), List.of(INCOME, optional)))
        .isEqualTo(
            new SignatureChange(List.of(), List.of("feature 'home' is new and may be left out")));
  }

  @Test
  void anotherOrderBreaksBareLists() {
    assertThat(change(List.of(INCOME, HOME), List.of(HOME, INCOME)).breaks())
        .containsExactly("the order of the features is [home, income], it was [income, home]");
    Feature optional = number("age", "years", 40.0);
    assertThat(change(List.of(INCOME), List.of(optional, INCOME)).breaks())
        .containsExactly("the order of the features is [age, income], it was [income]");
  }

  @Test
  void anotherOutputBreaks() {
    List<Feature> features = List.of(INCOME);
    Signature before = signature(features, RISK);
    for (Output other :
        List.of(
            classes(List.of(1, 0)),
            new Output.Classes(List.of(0, 1), "label", null, ""),
            new Output.Value("label", "share", ""),
            new Output.Tensors(""))) {
      assertThat(SignatureChange.between(before, signature(features, other)).breaks())
          .singleElement()
          .asString()
          .startsWith("the output is ");
    }
  }

  @Test
  void anotherDescriptionOfTheOutputIsNoChange() {
    Output said = new Output.Classes(List.of(0, 1), null, "risk", "1: a default");
    assertThat(
            SignatureChange.between(
                signature(List.of(INCOME), RISK), signature(List.of(INCOME), said)))
        .isEqualTo(new SignatureChange(List.of(), List.of()));
  }

  @Test
  void anOutputTensorLessOrOfAnotherTypeOrShapeBreaksAndOneMoreDoesNot() {
    List<TensorSpec> inputs = List.of(tensor("x", Datatype.INT64, 4));
    Signature before = raw(inputs, List.of(tensor("y", Datatype.FP32, 2)));
    for (TensorSpec other :
        List.of(
            tensor("z", Datatype.FP32, 2),
            tensor("y", Datatype.FP64, 2),
            tensor("y", Datatype.FP32, 3))) {
      assertThat(SignatureChange.between(before, raw(inputs, List.of(other))).breaks())
          .singleElement()
          .asString()
          .startsWith("the output tensor ");
    }
    List<TensorSpec> more = List.of(tensor("y", Datatype.FP32, 2), tensor("z", Datatype.FP32, 2));
    assertThat(SignatureChange.between(before, raw(inputs, more)).breaking()).isFalse();
  }

  @Test
  void anInputTensorLessOrMoreOrOfAnotherTypeOrShapeBreaks() {
    List<TensorSpec> outputs = List.of(tensor("y", Datatype.FP32, 2));
    TensorSpec old = tensor("x", Datatype.INT64, 4);
    Signature before = raw(List.of(old), outputs);
    for (List<TensorSpec> others :
        List.of(
            List.of(tensor("x", Datatype.INT32, 4)),
            List.of(tensor("x", Datatype.INT64, 5)),
            List.of(old, tensor("w", Datatype.INT64, 4)))) {
      assertThat(SignatureChange.between(before, raw(others, outputs)).breaks())
          .singleElement()
          .asString()
          .startsWith("the input tensor ");
    }
  }

  @Test
  void anotherInputTensorBreaks() {
    Signature before = signature(List.of(INCOME), RISK);
    Signature after =
        new Signature(
            List.of(INCOME), List.of(tensor("input", Datatype.FP64, 1)), before.outputs(), RISK);
    assertThat(SignatureChange.between(before, after).breaks())
        .containsExactly("the input tensor 'input' is FP64, it was FP32");
  }

  private static SignatureChange change(List<Feature> before, List<Feature> after) {
    return SignatureChange.between(signature(before, RISK), signature(after, RISK));
  }

  private static Signature signature(List<Feature> features, Output output) {
    int columns = features.stream().mapToInt(Feature::columns).sum();
    List<TensorSpec> outputs = List.of(TENSOR, new TensorSpec("label", Datatype.INT64, ROWS));
    return new Signature(
        features, List.of(tensor("input", Datatype.FP32, columns)), outputs, output);
  }

  private static Signature raw(List<TensorSpec> inputs, List<TensorSpec> outputs) {
    return new Signature(List.of(), inputs, outputs, new Output.Tensors(null));
  }

  private static Output classes(List<Object> labels) {
    return new Output.Classes(labels, null, "risk", "");
  }

  private static TensorSpec tensor(String name, Datatype datatype, long columns) {
    return new TensorSpec(name, datatype, List.of(TensorSpec.ANY, columns));
  }

  private static Feature number(String name, String unit, @Nullable Double whenMissing) {
    return new Feature.Numeric(name, "", "input", unit, 0.0, 100.0, 10, whenMissing);
  }

  private static Feature text(String name, List<String> values, boolean optional) {
    return new Feature.Categorical(
        name, "", "input", values, Feature.Encoding.ONE_HOT, values.getFirst(), optional);
  }
}
