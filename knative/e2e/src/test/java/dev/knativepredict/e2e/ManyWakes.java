package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.results.Wakes;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Many wakes from zero in a row, of this service and of a hello-world in Go with the same pod's
 * settings, in turns and at random moments: {@code make wakes}. They take an hour, so they are no
 * part of {@code make e2e}.
 */
@OnCluster
@Order(2)
class ManyWakes {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private static final int FEWEST = 30;
  private static final double MOST_DRIFT = 1.1;
  private static final double MORE_SLOW_ONES = 0.025;

  private final ClusterFixture fixture;
  private final HelloService hello;
  private final Wakes ours = new Wakes();
  private final Wakes go = new Wakes();

  ManyWakes(ClusterFixture fixture) {
    this.fixture = fixture;
    this.hello = new HelloService(fixture, "hello", false);
  }

  @Test
  void theyHaveNoSecondModeAndNoDriftThatGoHasNot() throws Exception {
    int rounds = Integer.parseInt(System.getenv().getOrDefault("WAKES", "200"));
    assertThat(rounds).as("WAKES: fewer say nothing").isGreaterThanOrEqualTo(FEWEST);
    hello.deploy();
    for (int round = 1; round <= rounds; round++) {
      wakeBoth(round % 2 == 0);
      IO.println("  wakes %d of %d".formatted(round, rounds));
    }
    hello.delete();
    List<String> table = new ArrayList<>(Wakes.head());
    table.add(ours.row("predict"));
    table.add(go.row("hello-world in Go"));
    table.forEach(IO::println);

    assertThat(ours.drift()).as(table.toString()).isLessThan(MOST_DRIFT * go.drift());
    assertThat(ours.slow()).as(table.toString()).isLessThanOrEqualTo(go.slow() + MORE_SLOW_ONES);
  }

  /** In alternating order, so that none has an advantage by its place. */
  private void wakeBoth(boolean helloFirst) throws Exception {
    Await.until(LIMIT, "no pod that serves", () -> fixture.service.serving().isEmpty());
    if (helloFirst) {
      go.add(atRandom(hello::wake));
      ours.add(atRandom(new ColdRequest(fixture)::send));
    } else {
      ours.add(atRandom(new ColdRequest(fixture)::send));
      go.add(atRandom(hello::wake));
    }
  }

  /** A wake. */
  private interface Wake {
    Duration run() throws IOException, InterruptedException;
  }

  private static Duration atRandom(Wake wake) throws IOException, InterruptedException {
    ColdRequest.pauseAtRandom();
    return wake.run();
  }
}
