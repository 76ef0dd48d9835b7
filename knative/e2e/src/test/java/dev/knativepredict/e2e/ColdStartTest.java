package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.cluster.Kubectl;
import dev.knativepredict.e2e.cluster.Pods;
import dev.knativepredict.e2e.results.ColdStarts;
import dev.knativepredict.e2e.results.ColdStarts.ColdStart;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@OnStage
@Order(2)
class ColdStartTest {

  private static final String HELLO = "hello";
  private static final String TOKENLESS = "hello-tokenless";

  private static final Duration IDLE = Duration.ofMinutes(3);

  /** An odd number has a median. */
  private static final int ROUNDS = 7;

  /** The kubelet looks at its pods once a second: no start is to be always early or always late. */
  private static final int PHASES_MILLIS = 1_000;

  private final Stage stage;

  ColdStartTest(Stage stage) {
    this.stage = stage;
  }

  @Test
  @Order(1)
  void nothingRunsAfterIdleness() {
    Await.until(IDLE, "no pods", () -> stage.service.pods().isEmpty());
  }

  @Test
  @Order(2)
  void theNextRequestIsAnswered() throws Exception {
    for (String name : List.of(HELLO, TOKENLESS)) {
      admin().call("apply", "-f", hello(name).toString());
      admin()
          .call(
              "-n",
              Stage.NAMESPACE,
              "wait",
              "--for=condition=Ready",
              "ksvc/" + name,
              "--timeout=60s");
    }
    List<ColdStart> predict = new ArrayList<>();
    List<Duration> hello = new ArrayList<>();
    List<Duration> tokenless = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      Await.until(IDLE, "nobody who serves", () -> stage.service.serving().isEmpty());
      // In turns, so that none always finds the machine busy with the same other one.
      if (round % 2 == 0) {
        hello.add(wakeHello(HELLO));
        tokenless.add(wakeHello(TOKENLESS));
        predict.add(wakePredict());
      } else {
        predict.add(wakePredict());
        tokenless.add(wakeHello(TOKENLESS));
        hello.add(wakeHello(HELLO));
      }
      IO.println(
          "  woken: predict %s, hello %s, tokenless %s"
              .formatted(predict.getLast(), hello.getLast(), tokenless.getLast()));
    }
    admin().call("-n", Stage.NAMESPACE, "delete", "ksvc", HELLO, TOKENLESS);
    List<String> table = ColdStarts.table(predict);
    table.addAll(
        ColdStarts.beside("a hello-world in Go, as Knative has it by default", predict, hello));
    table.addAll(
        ColdStarts.beside(
            "the same without the token of its service account, as this service",
            predict,
            tokenless));
    stage.results.table("From zero pods to an answer", table);
  }

  private static void pauseForAnyPhase() {
    Await.pause(Duration.ofMillis(ThreadLocalRandom.current().nextInt(PHASES_MILLIS)));
  }

  private Kubectl admin() {
    return stage.namespace.admin();
  }

  private Duration wakeHello(String name) throws IOException, InterruptedException {
    pauseForAnyPhase();
    long began = System.nanoTime();
    var answer = stage.target(name).get("/");
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    assertThat(answer.body()).isEqualTo("hello\n");
    return took;
  }

  private ColdStart wakePredict() throws IOException, InterruptedException {
    pauseForAnyPhase();
    long began = System.nanoTime();
    var answer = stage.users().post("/predict", stage.questions().getFirst().body());
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Start")).contains("cold");
    Pod pod = stage.service.serving(stage.service.stable()).getFirst();
    return ColdStart.of(took, new Pods(stage.namespace).metrics(pod));
  }

  private Path hello(String name) throws IOException {
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
                Stage.NAMESPACE,
                name.equals(TOKENLESS) ? "automountServiceAccountToken: false" : "",
                stage.images.hello()));
  }
}
