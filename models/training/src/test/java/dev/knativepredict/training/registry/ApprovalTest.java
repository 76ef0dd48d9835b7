package dev.knativepredict.training.registry;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ApprovalTest {

  private static final Approval USUAL = Approval.of("validation_status=approved", "approved_by");
  private static final Map<String, String> APPROVED =
      Map.of("validation_status", "approved", "approved_by", "Ada");

  @Test
  void anApprovedVersionIsTaken() {
    assertThatCode(() -> USUAL.check(Versions.of(3, APPROVED))).doesNotThrowAnyException();
  }

  @Test
  void theTagsAreSettings() {
    Approval other = Approval.of("stage=gold", "owner");

    assertThatCode(() -> other.check(Versions.of(3, Map.of("stage", "gold", "owner", "Ada"))))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> other.check(Versions.of(3, APPROVED)))
        .hasMessage(
            "models:/credit/3 isn't imported: its tag stage is missing, not 'gold';"
                + " its tag owner doesn't say who approved it");
  }

  @Test
  void allThatIsMissingIsNamedAtOnce() {
    assertThatThrownBy(() -> USUAL.check(Versions.of(3, Map.of("validation_status", "pending"))))
        .isInstanceOf(RegistryRefused.class)
        .hasMessage(
            "models:/credit/3 isn't imported: its tag validation_status is 'pending', not 'approved';"
                + " its tag approved_by doesn't say who approved it");
  }

  @Test
  void whatWasRolledBackIsNotOfferedAgain() {
    Map<String, String> tags =
        Map.of(
            "validation_status", "approved",
            "approved_by", "Ada",
            "canary_verdict", "rolled back: errors");

    assertThatThrownBy(() -> USUAL.check(Versions.of(3, tags)))
        .hasMessage(
            "models:/credit/3 isn't imported: it was rolled back: errors"
                + " (without the tag canary_verdict it may be tried again)");
  }

  @Test
  void aSettingWithoutAValueIsRefused() {
    for (String status : new String[] {"", "approved", "=approved", "status="}) {
      assertThatThrownBy(() -> Approval.of(status, "approved_by"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
