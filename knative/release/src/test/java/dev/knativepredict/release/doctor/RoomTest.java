package dev.knativepredict.release.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quotas and limits of the namespace. The pod asks for 210m of CPU, with Knative's queue-proxy. */
class RoomTest extends WithFakeApi {

  @ParameterizedTest
  @CsvSource({
    "requests.cpu, 420m, 0",
    "requests.cpu, 1, 580m",
    "cpu, 0.42, 0",
    "pods, 2, 0",
    "services, 1, 1",
    "requests.nvidia.com/gpu, 0, 0"
  })
  void twoMorePodsFit(String resource, String hard, String used) {
    quota(resource, hard, used);
    assertThat(found(new Quotas())).containsExactly("ok: room for 2 more pods of it");
  }

  @ParameterizedTest
  @CsvSource({"requests.cpu, 420m, 1m, 0.419, 0.42", "count/pods, 3, 2, 1, 2"})
  void twoMorePodsDontFit(String resource, String hard, String used, String free, String needed) {
    quota(resource, hard, used);
    assertThat(found(new Quotas()))
        .containsExactly(
            "problem: ResourceQuota team leaves %s of %s, but 2 more pods of it take %s"
                .formatted(free, resource, needed));
  }

  @Test
  void aPodThatRunsIsCountedAlready() {
    api.put(FakeApi.PODS, "{items: [{metadata: {name: predict-1-x}, spec: {containers: []}}]}");
    quota("requests.cpu", "420m", "210m");
    assertThat(found(new Quotas())).containsExactly("ok: room for 1 more pods of it");
  }

  @Test
  void aQuotaOfWhatAContainerDoesntSayRefusesItsPod() {
    quota("limits.cpu", "10", "0");
    assertThat(found(new Quotas()))
        .containsExactly(
            "problem: ResourceQuota team counts limits.cpu, which predict, queue-proxy doesn't"
                + " say: its pod is refused");
    limit("default: {cpu: '1'}, defaultRequest: {cpu: 100m}");
    assertThat(found(new Quotas())).containsExactly("ok: room for 2 more pods of it");
  }

  @Test
  void aQuotaOfSomePodsIsNotJudged() {
    quota("pods", "0", "0");
    api.replace(FakeApi.QUOTAS, "\"spec\":{}", "\"spec\":{\"scopes\":[\"BestEffort\"]}");
    assertThat(found(new Quotas())).singleElement().asString().startsWith("hint: ");
  }

  @Test
  void aContainerOutsideOfTheLimitsIsRefused() {
    limit("max: {memory: 128Mi}, min: {cpu: 50m}, default: {memory: 128Mi}");
    assertThat(found(new LimitRanges()))
        .containsExactly(
            "problem: limits.memory of predict is 256Mi, but has to be at most 128Mi: its pod is"
                + " refused",
            "problem: requests.cpu of queue-proxy is 10m, but has to be at least 50m: its pod is"
                + " refused");
  }

  @Test
  void aSmallCpuLimitByDefaultSlowsAWake() {
    limit("default: {cpu: 500m}");
    assertThat(found(new LimitRanges()))
        .contains("hint: predict gets a CPU limit of 500m by default: it wakes slowly");
  }

  private void quota(String resource, String hard, String used) {
    api.put(
        FakeApi.QUOTAS,
        "{items: [{metadata: {name: team}, spec: {}, status: {hard: {%1$s: '%2$s'}, used: {%1$s: '%3$s'}}}]}"
            .formatted(resource, hard, used));
  }

  private void limit(String fields) {
    api.put(
        FakeApi.LIMITS,
        "{items: [{spec: {limits: [{type: Pod}, {type: Container, %s}]}}]}".formatted(fields));
  }
}
