package dev.knativepredict.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.knativepredict.e2e.cluster.Overlay;
import dev.knativepredict.e2e.cluster.Prometheus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A real Prometheus that watches, and services that are applied for it to watch. */
record Monitored(ClusterFixture shared, Prometheus prometheus) {

  /** After this, it has what was counted: it scrapes every ten seconds. */
  static final Duration SCRAPED = Duration.ofSeconds(15);

  /** Skips the test, and says so, where the environment names no Prometheus that answers. */
  static Monitored by(ClusterFixture shared) {
    Optional<Prometheus> prometheus = Prometheus.ofEnvironment();
    assumeTrue(
        prometheus.isPresent(),
        "there is no Prometheus (PROMETHEUS) with knative/monitoring: what it records is NOT looked at");
    return new Monitored(shared, prometheus.orElseThrow());
  }

  /** Applies the local overlay with an image, and waits until its Service is ready. */
  OwnNamespace service(String namespace, String image, String patch) throws IOException {
    OwnNamespace own = new OwnNamespace(shared, namespace);
    Overlay overlay =
        own.overlay(shared)
            .with(
                """
                - {op: replace, path: /spec/template/spec/containers/0/image, value: "%s"}
                - {op: replace, path: /spec/template/spec/containers/0/resources/requests/cpu, value: 20m}
                %s\
                """
                    .formatted(image, patch));
    own.namespace.admin().call("apply", "-f", overlay.rendered(own.namespace.admin()).toString());
    own.namespace.call("wait", "--for=condition=Ready", "ksvc/predict", "--timeout=90s");
    return own;
  }

  /** A file of the repository's {@code knative/monitoring}. */
  String file(String name) throws IOException {
    return Files.readString(Path.of("..", "monitoring", name));
  }
}
