package dev.knativepredict.release.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HealthyClusterTest extends WithFakeApi {

  static Stream<ClusterCheck> checks() {
    return Doctor.CHECKS.stream();
  }

  @ParameterizedTest
  @MethodSource("checks")
  void everyCheckIsContentWithAHealthyCluster(ClusterCheck check) {
    assertThat(found(check)).isNotEmpty().allMatch(text -> text.startsWith("ok: "));
  }

  @Test
  void everyCheckIsMadeAndHasANameOfItsOwn() {
    assertThat(Doctor.CHECKS)
        .hasSameSizeAs(ClusterCheck.class.getPermittedSubclasses())
        .extracting(ClusterCheck::name)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("checks")
  void whatTheAccountMayNotReadIsAHintOnly(ClusterCheck check) {
    for (String path :
        List.of(
            "/version",
            "/apis/serving.knative.dev/v1",
            FakeApi.SERVICE,
            FakeApi.REVISIONS,
            FakeApi.PODS,
            FakeApi.QUOTAS,
            FakeApi.LIMITS,
            FakeApi.LEASES,
            FakeApi.KNATIVE + "configmaps/config-network",
            FakeApi.KNATIVE + "configmaps/config-deployment",
            FakeApi.KNATIVE + "configmaps/config-autoscaler",
            FakeApi.KNATIVE + "pods")) {
      api.answers(path, 403, "it is forbidden");
    }
    api.reacts(body -> FakeApi.answer(403, "{message: 'the account cannot create it'}"));
    assertThat(found(check)).singleElement().asString().startsWith(expected(check));
  }

  /** The clock needs only the date of any answer. */
  private static String expected(ClusterCheck check) {
    return check instanceof ApiClock ? "ok: " : "hint: not seen: ";
  }
}
