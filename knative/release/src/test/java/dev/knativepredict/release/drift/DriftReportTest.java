package dev.knativepredict.release.drift;

import static dev.knativepredict.release.drift.Histograms.feature;
import static dev.knativepredict.release.drift.Histograms.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.drift.DriftReport.Conclusion;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DriftReportTest {

  private static final Histogram TRAINING = numbers(1000, 1000, 1000);
  private static final Histogram SAME = numbers(400, 400, 400);
  private static final Histogram SHIFTED = numbers(800, 300, 100);
  private static final Histogram FEW = numbers(1, 2, 3);

  private final SortedMap<Subject, Histogram> control =
      new TreeMap<>(Map.of(feature("age"), TRAINING, feature("income"), TRAINING));

  @Test
  void oneFeatureThatDriftedIsDriftWhateverIsOfTheOthers() {
    assertThat(report(SAME, SHIFTED).conclusion()).isEqualTo(Conclusion.DRIFT);
    assertThat(report(FEW, SHIFTED).conclusion()).isEqualTo(Conclusion.DRIFT);
    assertThat(report(SHIFTED, SHIFTED).reason()).isEqualTo("age, income");
  }

  @Test
  void tooFewRowsOfOneLeaveItOpen() {
    assertThat(report(SAME, SAME).conclusion()).isEqualTo(Conclusion.NO_DRIFT);
    assertThat(report(SAME, SAME).reason()).isEqualTo("2 compared");
    assertThat(report(SAME, FEW).conclusion()).isEqualTo(Conclusion.INCONCLUSIVE);
    assertThat(report(SAME, FEW).reason()).isEqualTo("too few rows for 1 of 2");
  }

  @Test
  void whatHasNothingBesideItDoesNotMatterUnlessAllHave() {
    control.remove(feature("income"));
    assertThat(report(SAME, SHIFTED).conclusion()).isEqualTo(Conclusion.NO_DRIFT);
    control.clear();
    assertThat(report(SAME, SAME).conclusion()).isEqualTo(Conclusion.INCONCLUSIVE);
    assertThat(report(SAME, SAME).reason()).isEqualTo("there is nothing to compare it with");
  }

  @Test
  void nothingCountedIsInconclusive() {
    DriftReport nothing = DriftReport.of(new TreeMap<>(), control);
    assertThat(nothing.conclusion()).isEqualTo(Conclusion.INCONCLUSIVE);
    assertThat(nothing.reason()).isEqualTo("nothing was counted");
  }

  /** As a candidate's with the stable revision's. */
  @Test
  void rowsOfANewVersionAreComparedWithThoseOfTheOldOneUnlessThereAreSomeOfTheSame() {
    Subject next = new Subject("credit", "2", Subject.Kind.FEATURE, "age");
    SortedMap<Subject, Histogram> window = new TreeMap<>(Map.of(next, SHIFTED));
    assertThat(DriftReport.of(window, control).conclusion()).isEqualTo(Conclusion.DRIFT);
    control.put(next, SHIFTED);
    assertThat(DriftReport.of(window, control).conclusion()).isEqualTo(Conclusion.NO_DRIFT);
  }

  private DriftReport report(Histogram age, Histogram income) {
    return DriftReport.of(
        new TreeMap<>(Map.of(feature("age"), age, feature("income"), income)), control);
  }
}
