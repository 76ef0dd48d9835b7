package dev.knativepredict.release.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Probes and timeouts of the template. */
class ProbesTest extends WithFakeApi {

  private static final String READINESS = "\"successThreshold\":1";

  @ParameterizedTest
  @CsvSource({
    "initialDelaySeconds, 5, problem: readinessProbe.initialDelaySeconds is 5",
    "periodSeconds, 10, problem: readinessProbe.periodSeconds is 10",
    "periodSeconds, 1, hint: readinessProbe.periodSeconds is 1"
  })
  void aReadinessProbeThatWaitsSlowsAWake(String field, int value, String found) {
    api.replace(FakeApi.SERVICE, READINESS, "\"%s\":%d".formatted(field, value));
    assertThat(found(new Probes())).singleElement().asString().startsWith(found);
  }

  @Test
  void withoutAReadinessProbeOnlyThePortIsTried() {
    api.replace(FakeApi.SERVICE, "readinessProbe", "removed");
    assertThat(found(new Probes())).singleElement().asString().startsWith("hint: no readiness");
  }

  @Test
  void aStartupProbeIsTriedAtWholeSeconds() {
    api.replace(FakeApi.SERVICE, "\"ports\"", "\"startupProbe\":{\"httpGet\":{}},\"ports\"");
    assertThat(found(new Probes())).singleElement().asString().startsWith("hint: a startupProbe");
  }

  @Test
  void aLivenessProbeThatIsTooEagerRestartsAPodThatStarts() {
    api.replace(
        FakeApi.SERVICE,
        "\"initialDelaySeconds\":10,\"periodSeconds\":10,\"failureThreshold\":3",
        "\"periodSeconds\":2,\"failureThreshold\":2");
    assertThat(found(new Probes()))
        .containsExactly(
            "problem: livenessProbe restarts a pod after 4 s: it may still be starting");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"timeoutSeconds\":60', '\"timeoutSeconds\":30', problem: timeoutSeconds is 30",
    "'\"timeoutSeconds\":60', '\"responseStartTimeoutSeconds\":5', problem: a first byte may take 5 s",
    "60s, 20s, problem: progress-deadline is 20 s"
  })
  void aTimeoutThatIsTooShortIsAProblem(String from, String to, String found) {
    api.replace(FakeApi.SERVICE, from, to);
    assertThat(found(new Timeouts())).singleElement().asString().startsWith(found);
  }

  @ParameterizedTest
  @CsvSource({"2m", "1m30s", "1h", "1.5m"})
  void aDurationOfGoIsRead(String deadline) {
    api.replace(FakeApi.SERVICE, "60s", deadline);
    assertThat(found(new Timeouts())).containsExactly("ok: enough for a wake and for a drain");
  }
}
