package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.DoctorFixture.Diagnosis;
import dev.knativepredict.e2e.cluster.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What {@code release doctor} finds, each provoked once.
 *
 * <p>Not here but by a fake only, because a test can't make a cluster so: Kubernetes is too old;
 * Knative Serving is missing; the clocks differ; all nodes are silent; the ingress works, but
 * Knative behind it doesn't. The activator that goes through the cluster IP is told to do so: in
 * life it takes to it by itself, after a probe that failed at the wrong moment.
 */
@OnCluster
@Order(11)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoctorTest {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final DoctorFixture fixture;

  DoctorTest(ClusterFixture shared) throws IOException {
    this.fixture = new DoctorFixture(shared);
  }

  @AfterAll
  void deleteTheNamespace() {
    fixture.close();
  }

  @Test
  @Order(1)
  void thePipelinesAccountFindsNothingWrongAndSaysWhatItDoesNotSee() throws IOException {
    Diagnosis healthy = fixture.doctor(fixture.namespace.as("deployer"));
    assertThat(healthy.code()).as(healthy.toString()).isZero();
    assertThat(healthy.findings())
        .contains("rights ok: all 11 that a release needs")
        .anyMatch(found -> found.startsWith("url ok: reached: http://predict.e2e-doctor."))
        .anyMatch(found -> found.startsWith("manifest ok: "))
        .anyMatch(found -> found.startsWith("quota hint: not seen: "))
        .anyMatch(found -> found.startsWith("mesh hint: not seen: config-network: "));
  }

  @Test
  @Order(2)
  void anAccountWithoutRightsIsToldEachOfThem() throws IOException {
    Diagnosis nobody = fixture.doctor(fixture.namespace.as("predict"));
    assertThat(nobody.code()).isEqualTo(1);
    assertThat(nobody.findings())
        .contains(
            "rights problem: missing in e2e-doctor: create services.serving.knative.dev, get"
                + " services.serving.knative.dev, patch services.serving.knative.dev, get"
                + " services.serving.knative.dev (of a trial), patch services.serving.knative.dev"
                + " (of a trial), delete services.serving.knative.dev (of a trial), get"
                + " revisions.serving.knative.dev, list revisions.serving.knative.dev, patch"
                + " revisions.serving.knative.dev, list pods, get pods/proxy")
        .filteredOn(found -> found.contains(" problem: "))
        .hasSize(1);
  }

  @Test
  @Order(3)
  void aManifestThatWakesSlowlyIsFoundBeforeItIsReleased() throws IOException {
    String file = fixture.write(DoctorServices.spoiled()).toString();
    String nowhere = "http://127.0.0.1:1";
    begins(
        fixture.doctor(fixture.admin, nowhere, new String[] {"--file", file}),
        "manifest problem: the cluster refuses it: ",
        "tags problem: dev.local/hello:latest has no digest, and registries-skipping-tag-resolving",
        "url problem: http://predict.e2e-doctor.localhost can't be reached from here: ",
        "probes problem: readinessProbe.initialDelaySeconds is 5",
        "probes problem: readinessProbe.periodSeconds is 10",
        "probes hint: a startupProbe",
        "probes problem: livenessProbe restarts a pod after 2 s",
        "timeouts problem: timeoutSeconds is 20",
        "timeouts problem: a first byte may take 5 s",
        "timeouts problem: progress-deadline is 10 s",
        "scaling hint: min-scale is 1");
  }

  @Test
  @Order(4)
  void aNamespaceWithoutRoomForTwoPodsIsFound() throws IOException {
    fixture.admin.apply(fixture.namespace.name(), TIGHT);
    String counted = "jsonpath={.status.hard}";
    Await.until(
        LIMIT,
        "the quota is counted",
        () -> !fixture.namespace.call("get", "quota", "tight", "-o", counted).isEmpty());
    begins(
        fixture.doctor(fixture.admin, fixture.registry, new String[0]),
        "quota problem: ResourceQuota tight counts limits.ephemeral-storage",
        "quota problem: ResourceQuota tight leaves ",
        "limits problem: limits.memory of user-container is 128Mi, but has to be at most 64Mi",
        "limits hint: user-container gets a CPU limit of 100m by default",
        "url problem: what answers at http://predict.e2e-doctor.localhost is not Knative");
    fixture.namespace.call("delete", "quota/tight", "limitrange/tight");
  }

  @Test
  @Order(5)
  void anImageThatCantBePulledATagAndRoutesAreFound() {
    Await.until(
        LIMIT,
        () -> fixture.doctor(fixture.admin, "--service", "lost").toString(),
        () ->
            fixture
                .namespace
                .call("get", "pods", "-l", "serving.knative.dev/service=lost")
                .contains("ImagePull"));
    begins(
        fixture.doctor(fixture.admin, "--service", "lost"),
        "image problem: a node can't pull ",
        "ingress problem: nobodys hasn't set up the routes: ");
    begins(
        fixture.doctor(fixture.admin, "--service", "tagged"),
        "tags problem: Knative can't resolve a tag: ");
  }

  @Test
  @Order(6)
  void whatKnativeIsToldAndItsActivatorsHabitAreFound() throws IOException {
    try (KnativeSettings settings = new KnativeSettings(fixture.admin)) {
      settings.label("config-network", "app.kubernetes.io/version", "1.20.0");
      settings.set("config-network", "mesh-compatibility-mode", "enabled");
      settings.set("config-autoscaler", "enable-scale-to-zero", "false");
      settings.set("config-autoscaler", "initial-scale", "3");
      settings.lease("e2e-silent", "2020-01-01T00:00:00.000000Z");
      settings.lease("e2e-ahead", "2099-01-01T00:00:00.000000Z");
      settings.restartActivator();
      begins(
          fixture.doctor(fixture.admin),
          "knative problem: Knative Serving 1.20.0 is older than 1.21",
          "mesh hint: mesh-compatibility-mode is enabled",
          "autoscaler hint: enable-scale-to-zero is false",
          "autoscaler hint: initial-scale is 3",
          "nodes hint: not heard of, or with a clock that is late: e2e-silent",
          "nodes hint: with a clock ahead of the API server's: e2e-ahead");
    }
  }

  @Test
  @Order(7)
  void theActivatorKeepsToItsHabitUntilItRestarts() {
    begins(
        afterItsLogSaysSo("activator problem: "),
        "mesh hint: mesh-compatibility-mode is auto",
        "activator problem: it no longer probes the pods of e2e-doctor/predict-00001 directly");
    new KnativeSettings(fixture.admin).restartActivator();
    begins(afterItsLogSaysSo("activator ok: "), "activator ok: ");
  }

  /**
   * The activator, which has just restarted, writes it a moment after the first request that
   * reaches it: the ingress may send one to the activator that has just ended.
   */
  private Diagnosis afterItsLogSaysSo(String beginning) {
    AtomicReference<Diagnosis> last = new AtomicReference<>();
    Await.until(
        LIMIT,
        () -> beginning + last,
        () -> {
          boolean answered = fixture.wake();
          last.set(fixture.doctor(fixture.admin));
          return answered
              && last.get().findings().stream().anyMatch(found -> found.startsWith(beginning));
        });
    return last.get();
  }

  @Test
  @Order(8)
  void noPodIsWoken() {
    Await.until(LIMIT, "no pods", () -> fixture.pods() == 0);
    begins(fixture.doctor(fixture.admin), "url ok: reached: ");
    assertThat(fixture.pods()).isZero();
  }

  /** Each of these begins one finding. */
  private static void begins(Diagnosis diagnosis, String... beginnings) {
    for (String beginning : beginnings) {
      assertThat(diagnosis.findings()).anyMatch(found -> found.startsWith(beginning));
    }
    boolean sick = List.of(beginnings).toString().contains(" problem: ");
    assertThat(diagnosis.code()).isEqualTo(sick ? 1 : 0);
  }

  private static final String TIGHT =
      """
      apiVersion: v1
      kind: ResourceQuota
      metadata: {name: tight}
      spec: {hard: {pods: "1", limits.ephemeral-storage: 1Gi}}
      ---
      apiVersion: v1
      kind: LimitRange
      metadata: {name: tight}
      spec: {limits: [{type: Container, default: {cpu: 100m}, max: {memory: 64Mi}}]}
      """;
}
