package dev.knativepredict.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignatureChangeTest {

  private static final Output RISK = classes(Datatype.FP32, List.of(0, 1));
  private static final Feature INCOME = number("income", "EUR", null);
  private static final Feature HOME = text("home", List.of("own", "rent"), false);

  @Test
  void theSameSignatureIsNoChange() {
    assertThat(change(List.of(INCOME, HOME), List.of(INCOME, HOME)))
        .isEqualTo(new SignatureChange(List.of(), List.of()));
  }

  @Test
  void anotherRangeOrDescriptionIsNoChange() {
    Feature seenMore = new Feature.Numeric("income", "before tax", "EUR", -5, 500, 10, null);
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
        .containsExactly("feature 'income' was a text");
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
            classes(Datatype.FP32, List.of(1, 0)),
            classes(Datatype.FP32, List.of(0, 1, 2)),
            classes(Datatype.FP64, List.of(0, 1)),
            new Output.Value(tensor("risk", Datatype.FP32, 1), "share", ""))) {
      assertThat(SignatureChange.between(before, signature(features, other)).breaks())
          .singleElement()
          .asString()
          .startsWith("the output is ");
    }
  }

  @Test
  void anotherInputTensorBreaks() {
    Signature before = signature(List.of(INCOME), RISK);
    Signature after = new Signature(List.of(INCOME), tensor("x", Datatype.FP64, 1), RISK);
    assertThat(SignatureChange.between(before, after).breaks())
        .containsExactly("the input tensor is x FP64, it was input FP32");
  }

  private static SignatureChange change(List<Feature> before, List<Feature> after) {
    return SignatureChange.between(signature(before, RISK), signature(after, RISK));
  }

  private static Signature signature(List<Feature> features, Output output) {
    int columns = features.stream().mapToInt(Feature::columns).sum();
    return new Signature(features, tensor("input", Datatype.FP32, columns), output);
  }

  private static Output classes(Datatype datatype, List<Object> labels) {
    return new Output.Classes(tensor("risk", datatype, labels.size()), labels, "");
  }

  private static TensorSpec tensor(String name, Datatype datatype, long columns) {
    return new TensorSpec(name, datatype, List.of(TensorSpec.ANY, columns));
  }

  private static Feature number(String name, String unit, @Nullable Double whenMissing) {
    return new Feature.Numeric(name, "", unit, 0, 100, 10, whenMissing);
  }

  private static Feature text(String name, List<String> values, boolean optional) {
    return new Feature.Categorical(name, "", values, values.getFirst(), optional);
  }
}
