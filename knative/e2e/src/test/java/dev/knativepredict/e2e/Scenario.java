package dev.knativepredict.e2e;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.cluster.TrafficLog;
import dev.knativepredict.e2e.image.Candidate;
import dev.knativepredict.e2e.load.Load;
import dev.knativepredict.e2e.load.Tally;
import dev.knativepredict.e2e.release.Going;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/** A release while users ask. */
final class Scenario {

  /** Longer than any release of the tests takes. */
  private static final Duration LIMIT = Duration.ofMinutes(4);

  private final Stage stage;
  private final String name;

  Scenario(Stage stage, String name) {
    this.stage = stage;
    this.name = name;
  }

  UnderLoad deploy(Candidate candidate) throws IOException {
    return deploy(candidate, _ -> {});
  }

  /** Deploys, and does something of its own meanwhile. */
  UnderLoad deploy(Candidate candidate, Consumer<Going> meanwhile) throws IOException {
    IO.println(name);
    String stable = stage.service.stable();
    stage.users().warm(stage.questions().getFirst());
    try (TrafficLog log = TrafficLog.start(stage.service);
        Load load = stage.load()) {
      Going going = stage.tool.start(stage.deploy(candidate));
      meanwhile.accept(going);
      int code = going.end(LIMIT);
      Await.pause(Duration.ofSeconds(1));
      Tally tally = load.stop();
      String revision = other(log, stable);
      stage.results.scenario(name, ending(code), tally);
      return new UnderLoad(code, going.said(), tally, log.entries(), stable, revision);
    }
  }

  private static String other(TrafficLog log, String stable) {
    return log.entries().stream()
        .flatMap(entry -> entry.shares().keySet().stream())
        .filter(name -> !name.equals(stable))
        .findFirst()
        .orElse("");
  }

  private static String ending(int code) {
    return switch (code) {
      case 0 -> "promoted";
      case 1 -> "refused or rolled back";
      case 3 -> "inconclusive";
      default -> "exit code " + code;
    };
  }
}
