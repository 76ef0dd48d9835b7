package dev.knativepredict.release.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivatorTest extends WithFakeApi {

  private static final String CONFIG = FakeApi.KNATIVE + "configmaps/config-network";
  private static final String LOG = FakeApi.KNATIVE + "pods/activator-1/log";

  /** A line of the activator's log about the revision predict-1. */
  static String line(String clusterIp, int trackers, int backends) {
    return """
    {"severity":"INFO","message":"Updating Revision Throttler with: clusterIP = %s, trackers = %d, \
    backends = %d","knative.dev/controller":"activator","knative.dev/key":"default/predict-1"}
    """
        .formatted(clusterIp, trackers, backends);
  }

  @ParameterizedTest
  @CsvSource({
    "auto, hint: mesh-compatibility-mode is auto: wakes can become slow",
    "enabled, hint: mesh-compatibility-mode is enabled",
    "Disabled, ok: pods are always probed directly"
  })
  void theModeIsSaid(String mode, String found) {
    api.replace(CONFIG, "\"disabled\"", "\"%s\"".formatted(mode));
    assertThat(found(new MeshMode())).singleElement().asString().startsWith(found);
  }

  @Test
  void anActivatorThatGaveUpIsAProblem() {
    api.text(LOG, line("<nil>", 1, 1) + line("10.96.0.7:80", 0, 1) + line("<nil>", 0, 0));
    assertThat(found(new ActivatorMode()))
        .containsExactly(
            "problem: it no longer probes the pods of default/predict-1 directly: wakes take"
                + " seconds longer");
  }

  @Test
  void theLastLineWithPodsCounts() {
    api.text(LOG, line("10.96.0.7:80", 0, 1) + line("<nil>", 1, 1));
    assertThat(found(new ActivatorMode())).singleElement().asString().startsWith("ok: ");
  }

  @Test
  void whereTheSettingSaysSoItHasNotGivenUp() {
    api.replace(CONFIG, "\"disabled\"", "\"enabled\"");
    api.text(LOG, line("10.96.0.7:80", 0, 1));
    assertThat(found(new ActivatorMode())).singleElement().asString().startsWith("ok: ");
  }

  @Test
  void anActivatorThatEndsDoesntCount() {
    api.put(
        FakeApi.KNATIVE + "pods",
        "{items: [{metadata: {name: activator-1}}, {metadata: {name: old, deletionTimestamp: now}}]}");
    assertThat(found(new ActivatorMode())).singleElement().asString().startsWith("ok: ");
  }

  @Test
  void otherRevisionsDontCount() {
    api.text(LOG, line("10.96.0.7:80", 0, 1).replace("predict-1", "other-1"));
    assertThat(found(new ActivatorMode()))
        .containsExactly("hint: not seen: the activator's log has no wake of the Service");
  }
}
