package dev.knativepredict.release.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsTest extends WithFakeApi {

  private static final String CONFIG = FakeApi.KNATIVE + "configmaps/config-network";

  @ParameterizedTest
  @CsvSource({
    "v1.32.9, problem: Kubernetes v1.32.9 is older than 1.33",
    "v1.33.0-gke.100, ok: Kubernetes v1.33.0-gke.100",
    "v2.0, ok: Kubernetes v2.0",
    "unversioned, hint: unknown version 'unversioned'"
  })
  void kubernetesIsOldNewOrUnknown(String version, String found) {
    api.put("/version", "{gitVersion: %s}".formatted(version));
    assertThat(found(new KubernetesVersion())).containsExactly(found);
  }

  @ParameterizedTest
  @CsvSource({
    "1.9.0, problem: Knative Serving 1.9.0 is older than 1.21",
    "1.21.2, ok: Knative Serving 1.21.2",
    "devel, hint: unknown version: the label app.kubernetes.io/version says 'devel'"
  })
  void knativeIsOldNewOrUnknown(String version, String found) {
    api.replace(CONFIG, "1.23.0", version);
    assertThat(found(new KnativeVersion())).containsExactly(found);
  }

  @Test
  void aClusterWithoutKnativeIsAProblem() {
    api.answers("/apis/serving.knative.dev/v1", 404, "not found");
    assertThat(found(new KnativeVersion()))
        .containsExactly("problem: the cluster has no Knative Serving");
  }
}
