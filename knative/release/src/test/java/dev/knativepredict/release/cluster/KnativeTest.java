package dev.knativepredict.release.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.release.api.ApiServers;
import dev.knativepredict.release.plan.Commit;
import dev.knativepredict.release.plan.ImageReference;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.plan.ServiceManifest;
import dev.knativepredict.release.plan.Template;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.State;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Speaks to the cluster of KUBECONFIG, which has Knative: {@code make release-test}. */
@Tag("cluster")
class KnativeTest {

  private static final String NAMESPACE = "release-it-" + ProcessHandle.current().pid();
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final KubernetesClient ADMIN = new KubernetesClientBuilder().build();

  @TempDir private Path folder;
  private String service = "";
  private Template template;
  private Change first;

  @BeforeAll
  static void createNamespace() {
    var namespace = new NamespaceBuilder().withNewMetadata().withName(NAMESPACE).endMetadata();
    ADMIN.resource(namespace.build()).create();
  }

  @AfterAll
  static void deleteNamespace() {
    ADMIN.namespaces().withName(NAMESPACE).delete();
    ADMIN.close();
  }

  @BeforeEach
  void render(TestInfo test) throws IOException {
    service = "it-" + Integer.toHexString(test.getDisplayName().hashCode());
    Path file =
        Files.writeString(folder.resolve("service.yaml"), MANIFEST.replace("SERVICE", service));
    ServiceManifest manifest = ServiceManifest.read(file, NAMESPACE, service);
    ImageReference image = new ImageReference("registry.invalid/it@sha256:" + "0".repeat(64));
    template = Template.render(manifest.template(), service, image, new Commit("0123456"), "it/1");
    State state = State.first(template.candidate(), "me", NOW, List.of());
    first = Change.to(state, template.json(), manifest);
  }

  @Test
  void readsWhatItWrote() {
    try (Knative knative = knative(false)) {
      assertThat(knative.service()).isEmpty();
      knative.create(first);
      LiveService live = knative.service().orElseThrow();
      assertThat(live.state()).isEqualTo(first.state());
      assertThat(live.wanted().is(first.state().traffic())).isTrue();
      assertThat(live.labels()).containsEntry("app", "it");
    }
  }

  @Test
  void aWriteThatStartsFromAnOldLookIsAConflict() {
    try (Knative knative = knative(false)) {
      knative.create(first);
      LiveService live = knative.service().orElseThrow();
      knative.beat("me", NOW);
      assertThatThrownBy(() -> knative.write(live, first)).isInstanceOf(Conflict.class);
    }
  }

  @Test
  void onlyTheOwnersBeatCounts() {
    try (Knative knative = knative(false)) {
      knative.create(first);
      assertThat(knative.beat("somebody else", NOW)).isFalse();
      assertThat(knative.service().orElseThrow().heartbeat()).isNull();
      assertThat(knative.beat("me", NOW)).isTrue();
      assertThat(knative.service().orElseThrow().heartbeat()).startsWith("me ");
    }
  }

  @Test
  void aDryRunKeepsNothing() {
    try (Knative knative = knative(true)) {
      knative.create(first);
      assertThat(knative.service()).isEmpty();
    }
  }

  @Test
  void aCheckedWriteIsTheServiceAsItIsAfterTheWriteWithAllDefaults() {
    try (Knative knative = knative(false)) {
      LiveService checked = knative.check(null, first);
      assertThat(knative.service()).isEmpty();
      knative.create(first);
      LiveService live = knative.service().orElseThrow();
      assertThat(desired(live)).isEqualTo(desired(checked));
      assertThat(checked.template().at("/spec/timeoutSeconds").asInt()).isPositive();
    }
  }

  private DesiredService desired(LiveService live) {
    return DesiredService.of(NAMESPACE, service, live);
  }

  @Test
  void aServiceThatWasDeletedIsGoneAtOnceAndAnotherOneStays() {
    try (Knative knative = knative(false)) {
      knative.create(first);
      knative.of("another").delete();
      assertThat(knative.service()).isPresent();
      knative.delete();
      assertThat(knative.service()).isEmpty();
    }
  }

  @Test
  void saysInOneLineWhatKnativeRefuses() {
    template.json().withObject("/metadata").put("name", "not-its-prefix");
    try (Knative knative = knative(false)) {
      assertThatThrownBy(() -> knative.create(first))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("not-its-prefix")
          .message()
          .doesNotContain("\n");
    }
  }

  @Test
  void anImageThatCantBePulledIsSaidAtOnceAndMayStillBe() throws InterruptedException {
    RevisionName name = template.candidate().revision();
    try (Knative knative = knative(false)) {
      knative.create(first);
      Instant start = Instant.now();
      Optional<Readiness> readiness = readiness(knative, name);
      while (!readiness.toString().contains("registry.invalid")) {
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMinutes(2));
        Thread.sleep(200);
        readiness = readiness(knative, name);
      }
      assertThat(readiness)
          .as("its registry may be back")
          .get()
          .isInstanceOf(Readiness.Pending.class);
      knative.keep(name, true);
      assertThat(knative.revisions()).singleElement().matches(LiveRevision::kept);
    }
  }

  private static Optional<Readiness> readiness(Knative knative, RevisionName name) {
    return knative.revision(name).map(LiveRevision::readiness);
  }

  private Knative knative(boolean dryRun) {
    return new Knative(ApiServers.take(), NAMESPACE, service, dryRun);
  }

  private static final String MANIFEST =
      """
      apiVersion: serving.knative.dev/v1
      kind: Service
      metadata: {name: SERVICE, labels: {app: it}}
      spec:
        template:
          metadata: {annotations: {serving.knative.dev/progress-deadline: 600s}}
          spec: {containers: [{name: it, image: it, ports: [{containerPort: 8080}]}]}
      """;
}
