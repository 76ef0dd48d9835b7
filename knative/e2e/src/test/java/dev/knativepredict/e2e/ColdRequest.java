package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** A first request after a time without any, to {@code predict}. */
record ColdRequest(ClusterFixture fixture) {

  private static final Duration POLLING_OF_KUBELET = Duration.ofSeconds(1);

  /** Sends one, which has to start a pod, and returns the time to its response. */
  Duration send() throws IOException, InterruptedException {
    long began = System.nanoTime();
    var response = fixture.client().post("/predict", fixture.requests().getFirst().body());
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.headers().firstValue("Start")).contains("cold");
    return took;
  }

  /** The kubelet looks at its pods once a second; the requests come at any point of that second. */
  static void pauseAtRandom() {
    long limit = POLLING_OF_KUBELET.toMillis();
    Await.pause(Duration.ofMillis(ThreadLocalRandom.current().nextLong(limit)));
  }
}
