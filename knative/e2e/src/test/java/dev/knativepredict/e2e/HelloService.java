package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A hello-world in Go as a Knative service, to compare cold starts with. */
final class HelloService {

  private final ClusterFixture fixture;
  private final String name;
  private final boolean token;

  /**
   * A service that isn't deployed yet.
   *
   * @param token whether the pod gets a token of its service account, as is Kubernetes' default
   */
  HelloService(ClusterFixture fixture, String name, boolean token) {
    this.fixture = fixture;
    this.name = name;
    this.token = token;
  }

  /** Deploys the service and waits until it is ready. */
  void deploy() throws IOException {
    kubectl("apply", "-f", manifest().toString());
    kubectl("wait", "--for=condition=Ready", "ksvc/" + name, "--timeout=60s");
  }

  void delete() {
    kubectl("delete", "ksvc", name);
  }

  /** Sends one request, and returns the time to its response. */
  Duration wake() throws IOException, InterruptedException {
    long began = System.nanoTime();
    var response = fixture.client(name).get("/");
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    assertThat(response.body()).isEqualTo("hello\n");
    return took;
  }

  private void kubectl(String... words) {
    fixture.namespace.call(words);
  }

  private Path manifest() throws IOException {
    Path file = Files.createTempFile(Path.of("target"), name, ".yaml");
    return Files.writeString(
        file,
        """
        apiVersion: serving.knative.dev/v1
        kind: Service
        metadata: {name: %s, namespace: %s}
        spec:
          template:
            spec:
              enableServiceLinks: false
              %s
              containers:
                - image: %s
                  securityContext:
                    allowPrivilegeEscalation: false
                    capabilities: {drop: [ALL]}
                    runAsNonRoot: true
                    runAsUser: 65532
                    seccompProfile: {type: RuntimeDefault}
        """
            .formatted(
                name,
                ClusterFixture.NAMESPACE,
                token ? "" : "automountServiceAccountToken: false",
                fixture.images.hello()));
  }
}
