package dev.knativepredict.e2e;

import dev.knativepredict.e2e.cluster.PredictService;
import dev.knativepredict.e2e.cluster.Repeated;
import io.fabric8.knative.serving.v1.Service;
import java.time.Duration;
import java.util.List;

/** Compares five times a second what git says with what the cluster has: image and traffic. */
final class Agreement implements AutoCloseable {

  private static final Duration INTERVAL = Duration.ofMillis(200);

  private final EnvironmentFolder git;
  private final PredictService service;
  private final Repeated watch;
  private Duration longest = Duration.ZERO;
  private int samples;
  private long differing;
  private String difference = "";
  private String longestDifference = "";

  private Agreement(EnvironmentFolder git, PredictService service) {
    this.git = git;
    this.service = service;
    this.watch = Repeated.after(INTERVAL, this::compare);
  }

  static Agreement watch(EnvironmentFolder git, PredictService service) {
    return new Agreement(git, service);
  }

  private void compare() {
    List<?> said = facts(git.says());
    List<?> found = facts(service.service().orElseThrow());
    long now = System.nanoTime();
    if (said.equals(found)) {
      note(Duration.ofNanos(differing == 0 ? 0 : now - differing));
      differing = 0;
    } else if (differing == 0) {
      differing = now;
      difference = "git: %s, cluster: %s".formatted(said, found);
    }
    samples++;
  }

  private void note(Duration differed) {
    if (differed.compareTo(longest) > 0) {
      longest = differed;
      longestDifference = difference;
    }
  }

  private static List<?> facts(Service service) {
    return List.of(
        service.getSpec().getTemplate().getSpec().getContainers().getFirst().getImage(),
        service.getSpec().getTraffic());
  }

  /** Ends it. After this, the others can be asked. */
  @Override
  public void close() {
    watch.close();
  }

  /** How long the two differed at most, as far as samples can tell: some 0.2 s more or less. */
  Duration longest() {
    return longest;
  }

  /** For the page of results. */
  String summary() {
    return "%d samples, different for at most %d ms".formatted(samples, longest.toMillis());
  }

  @Override
  public String toString() {
    return summary() + ": " + longestDifference;
  }
}
