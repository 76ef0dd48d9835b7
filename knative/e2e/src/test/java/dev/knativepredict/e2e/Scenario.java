package dev.knativepredict.e2e;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.cluster.TrafficLog;
import dev.knativepredict.e2e.image.Candidate;
import dev.knativepredict.e2e.load.LoadGenerator;
import dev.knativepredict.e2e.load.LoadResult;
import dev.knativepredict.e2e.load.TestRequest;
import dev.knativepredict.e2e.release.ReleaseProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A release under load. */
final class Scenario {

  /** More than any release in these tests takes. */
  private static final Duration LIMIT = Duration.ofMinutes(4);

  private final ClusterFixture fixture;
  private final String name;
  private final List<TestRequest> requests;

  Scenario(ClusterFixture fixture, String name) {
    this(fixture, name, fixture.requests());
  }

  /**
   * A release under a load of one's own.
   *
   * @param requests what users send, in turn
   */
  Scenario(ClusterFixture fixture, String name, List<TestRequest> requests) {
    this.fixture = fixture;
    this.name = name;
    this.requests = List.copyOf(requests);
  }

  ObservedRelease deploy(Candidate candidate) throws IOException {
    return deploy(candidate, _ -> {});
  }

  /** Deploys a candidate, and does something else meanwhile. */
  ObservedRelease deploy(Candidate candidate, Consumer<ReleaseProcess> meanwhile)
      throws IOException {
    return run(fixture.deploy(candidate), meanwhile);
  }

  /** Deploys a candidate in one step and watches it long. */
  ObservedRelease bake(Candidate candidate, Consumer<ReleaseProcess> meanwhile) throws IOException {
    return run(fixture.bake(candidate), meanwhile);
  }

  private ObservedRelease run(String[] words, Consumer<ReleaseProcess> meanwhile)
      throws IOException {
    IO.println(name);
    String stable = fixture.service.stable();
    fixture.warmUp();
    try (TrafficLog log = TrafficLog.start(fixture.service);
        LoadGenerator load = fixture.startLoad(requests)) {
      ReleaseProcess process = fixture.tool.start(words);
      meanwhile.accept(process);
      int code = process.awaitExit(LIMIT);
      Await.pause(Duration.ofSeconds(1));
      LoadResult result = load.stop();
      fixture.results.scenario(name, outcome(code), result);
      return new ObservedRelease(
          code, process.output(), result, log.entries(), stable, newRevision(log, stable));
    }
  }

  private static String newRevision(TrafficLog log, String stable) {
    return log.entries().stream()
        .flatMap(entry -> entry.shares().keySet().stream())
        .filter(name -> !name.equals(stable))
        .findFirst()
        .orElse("");
  }

  /** The outcome of a release, by the exit code of the tool. */
  private static String outcome(int code) {
    return switch (code) {
      case 0 -> "promoted";
      case 1 -> "refused or rolled back";
      case 3 -> "inconclusive";
      default -> "exit code " + code;
    };
  }
}
