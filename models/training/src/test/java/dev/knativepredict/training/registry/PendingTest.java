package dev.knativepredict.training.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PendingTest {

  private static final Approval USUAL = Approval.of("validation_status=approved", "approved_by");
  private static final Map<String, String> APPROVED =
      Map.of("validation_status", "approved", "approved_by", "Ada");

  @Test
  void anApprovedVersionThatIsNotSealedIsPendingByItsNumber() {
    assertThat(Pending.of(Versions.of(3, APPROVED), Optional.empty(), USUAL))
        .isEqualTo(new Pending.Version(Versions.reference(3)));
  }

  @Test
  void aVersionThatWasSealedIsNotPendingAgain() {
    assertThat(Pending.of(Versions.of(3, APPROVED), Optional.of(Path.of("credit/2")), USUAL))
        .isEqualTo(new Pending.Nothing("models:/credit/3 was sealed before: credit/2"));
  }

  @Test
  void aVersionThatNobodyHasApprovedYetIsNoFailure() {
    assertThat(Pending.of(Versions.of(3, Map.of("approved_by", "Ada")), Optional.empty(), USUAL))
        .isEqualTo(
            new Pending.Nothing(
                "models:/credit/3 isn't ready: its tag validation_status is missing, not 'approved'"));
  }

  @Test
  void aVersionThatWasRolledBackIsNotPendingUntilItsVerdictIsDeleted() {
    Map<String, String> tags =
        Map.of(
            "validation_status", "approved",
            "approved_by", "Ada",
            "canary_verdict", "rolled back: errors");

    assertThat(Pending.of(Versions.of(3, tags), Optional.empty(), USUAL))
        .isInstanceOfSatisfying(
            Pending.Nothing.class,
            nothing -> assertThat(nothing.reason()).contains("it was rolled back: errors"));
  }
}
