package dev.knativepredict.e2e;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.cluster.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The commands that take a bad revision back, and how long it answers after each. */
final class WaysBack {

  static final String KUBECTL = "kubectl patch";
  static final String KN = "kn service update";
  static final String RELEASE = "release rollback";

  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** The ingress has taken in one change before the next. */
  private static final Duration BETWEEN = Duration.ofMillis(300);

  private final ClusterFixture fixture;
  private final String good;
  private final String bad;

  WaysBack(ClusterFixture fixture) {
    this.fixture = fixture;
    this.good = fixture.service.stable();
    this.bad =
        fixture.service.readyRevisions().stream()
            .filter(name -> !name.equals(good))
            .findFirst()
            .orElseThrow();
  }

  /** Each command by its name; kn only where there is one. */
  Map<String, Runnable> commands() {
    Map<String, Runnable> commands = new LinkedHashMap<>();
    commands.put(KUBECTL, () -> patch(good, ",\"tag\":\"stable\""));
    kn().ifPresent(kn -> commands.put(KN, () -> update(kn)));
    commands.put(RELEASE, () -> succeeds(fixture.tool.run("rollback")));
    return commands;
  }

  private static Optional<String> kn() {
    return Optional.ofNullable(System.getenv("KN"))
        .filter(path -> Files.isExecutable(Path.of(path)));
  }

  private void update(String kn) {
    // It replaces the Service, which the deployer may not.
    var kubeconfig = Map.of("KUBECONFIG", fixture.namespace.admin().kubeconfig().toString());
    succeeds(
        Command.run(
            kubeconfig,
            List.of(
                kn,
                "service",
                "update",
                "predict",
                "--namespace",
                ClusterFixture.NAMESPACE,
                "--traffic",
                good + "=100",
                "--no-wait")));
  }

  private void patch(String revision, String tag) {
    String traffic =
        "{\"spec\":{\"traffic\":[{\"revisionName\":\"%s\",\"percent\":100%s}]}}"
            .formatted(revision, tag);
    fixture.deployer.call(
        "patch",
        "ksvc",
        "predict",
        "-n",
        ClusterFixture.NAMESPACE,
        "--type",
        "merge",
        "-p",
        traffic);
  }

  private static void succeeds(Command.Result result) {
    if (result.code() != 0) {
      throw new IllegalStateException(result.err());
    }
  }

  /** Gives the bad revision all of the traffic, and returns how long it answers after a command. */
  Duration time(Runnable command) {
    patch(bad, "");
    try (AnswerWatch watch = AnswerWatch.start(fixture.client())) {
      watch.awaitOnly(bad, LIMIT);
      Await.pause(BETWEEN);
      long began = System.nanoTime();
      command.run();
      watch.awaitOnly(good, LIMIT);
      Await.pause(BETWEEN);
      return Duration.ofNanos(watch.last(bad) - began);
    }
  }
}
