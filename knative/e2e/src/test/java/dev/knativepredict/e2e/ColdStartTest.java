package dev.knativepredict.e2e;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.cluster.Pods;
import dev.knativepredict.e2e.results.ColdStartTable;
import dev.knativepredict.e2e.results.ColdStartTable.ColdStart;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The first request after a time without any: it starts a pod and waits for it. */
@OnCluster
@Order(20)
class ColdStartTest {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** Odd, so that one of the values is the median. */
  private static final int ROUNDS = 7;

  private final ClusterFixture fixture;
  private final HelloService hello;
  private final HelloService tokenless;
  private final List<ColdStart> predictStarts = new ArrayList<>();
  private final List<Duration> helloStarts = new ArrayList<>();
  private final List<Duration> tokenlessStarts = new ArrayList<>();

  ColdStartTest(ClusterFixture fixture) {
    this.fixture = fixture;
    this.hello = new HelloService(fixture, "hello", true);
    this.tokenless = new HelloService(fixture, "hello-tokenless", false);
  }

  @BeforeAll
  static void awaitQuiet() {
    QuietMachine.await();
  }

  @Test
  @Order(1)
  void noPodRunsAfterATimeWithoutRequests() {
    Await.until(LIMIT, "no pods", () -> fixture.service.pods().isEmpty());
  }

  @Test
  @Order(2)
  void theNextRequestStartsAPodAndIsAnswered() throws Exception {
    hello.deploy();
    tokenless.deploy();
    for (int round = 0; round < ROUNDS; round++) {
      Await.until(LIMIT, "no pod that serves", () -> fixture.service.serving().isEmpty());
      wakeAll(round % 2 == 0);
      IO.println(
          "  cold starts: predict %s, hello %s, hello without token %s"
              .formatted(
                  predictStarts.getLast(), helloStarts.getLast(), tokenlessStarts.getLast()));
    }
    hello.delete();
    tokenless.delete();
    fixture.results.table("Cold starts through Knative", table());
  }

  /** Wakes the services in alternating order, so that none has an advantage by its place. */
  private void wakeAll(boolean helloFirst) throws IOException, InterruptedException {
    if (!helloFirst) {
      predictStarts.add(wakePredict());
      tokenlessStarts.add(wake(tokenless));
      helloStarts.add(wake(hello));
    } else {
      helloStarts.add(wake(hello));
      tokenlessStarts.add(wake(tokenless));
      predictStarts.add(wakePredict());
    }
  }

  private List<String> table() {
    List<String> table = new ArrayList<>(ColdStartTable.table(predictStarts));
    table.addAll(ColdStartTable.comparison("a hello-world in Go", predictStarts, helloStarts));
    table.addAll(
        ColdStartTable.comparison(
            "a hello-world in Go without a service account token, like predict",
            predictStarts,
            tokenlessStarts));
    return table;
  }

  private static Duration wake(HelloService service) throws IOException, InterruptedException {
    ColdRequest.pauseAtRandom();
    return service.wake();
  }

  private ColdStart wakePredict() throws IOException, InterruptedException {
    ColdRequest.pauseAtRandom();
    Duration took = new ColdRequest(fixture).send();
    Pod pod = fixture.service.serving(fixture.service.stable()).getFirst();
    return ColdStart.of(took, new Pods(fixture.namespace).metrics(pod));
  }
}
