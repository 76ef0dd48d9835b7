package dev.knativepredict.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.cluster.Behaviour;
import dev.knativepredict.release.command.Tool;
import dev.knativepredict.release.command.WithTool;
import dev.knativepredict.release.evidence.FakePrometheus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchTest extends WithTool {

  @BeforeEach
  void releaseOnce() {
    tool.deploy(1);
  }

  @Test
  void aStepTakesItsTimeEvenIfThereAreEnoughRequests() {
    Instant start = tool.time.instant();
    tool.deploy(2, "--step-duration", "30", "--max-wait", "300");
    assertThat(Duration.between(start, tool.time.instant()).toSeconds()).isBetween(60L, 75L);
  }

  @Test
  void aStepWaitsForEnoughRequestsUntilItsPatienceIsOver() {
    Instant start = tool.time.instant();
    Tool.Ended ended = tool.deploy(2, "--min-requests", "1000", "--max-wait", "200");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(Duration.between(start, tool.time.instant()).toSeconds()).isBetween(80L, 130L);
    assertThat(tool.deploy(3, "--min-requests", "100000").code()).isEqualTo(3);
  }

  @Test
  void countsOfUsersRequestsAreUsedWherePrometheusHasThem() throws IOException {
    try (FakePrometheus prometheus = new FakePrometheus("ok", 500)) {
      Tool.Ended ended = tool.deploy(2, "--prometheus", prometheus.url().toString());
      assertThat(ended.code()).as(ended.err()).isZero();
      assertThat(prometheus.queries()).isNotEmpty();
    }
  }

  @Test
  void usersErrorsRollTheCandidateBackBeforeTheStepIsOver() throws IOException {
    try (FakePrometheus prometheus = new FakePrometheus("error", 500)) {
      Instant start = tool.time.instant();
      Tool.Ended ended =
          tool.deploy(
              2,
              "--prometheus",
              prometheus.failing("predict-2").url().toString(),
              "--step-duration",
              "300",
              "--max-wait",
              "300");
      assertThat(ended.code()).as(ended.err()).isEqualTo(1);
      assertThat(ended.out()).contains("requests failed (5xx or no response)");
      assertThat(Duration.between(start, tool.time.instant())).isLessThan(Duration.ofSeconds(30));
    }
  }

  @Test
  void aPrometheusThatDoesntRespondMakesTheStepInconclusive() throws IOException {
    FakePrometheus gone = new FakePrometheus("ok", 0);
    gone.close();
    Tool.Ended ended = tool.deploy(2, "--prometheus", gone.url().toString());
    assertThat(ended.code()).as(ended.err()).isEqualTo(3);
    assertThat(ended.err()).contains("Prometheus at " + gone.url());
  }

  @Test
  void aFirstStepOfAllTrafficIsJudgedBesideTheComparison() {
    Tool.Ended ended = tool.deploy(2, "--steps", "100", "--json");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("stable's from the comparison at 0 %");
  }

  @Test
  void aFirstStepOfAllTrafficWithoutAComparisonIsJudgedByItsOwnFailures() {
    Tool.Ended ended = tool.deploy(2, "--steps", "100", "--min-requests", "30", "--json");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("without stable ones to compare with, at most 5.00 %");
  }

  @Test
  void aCandidateThatFailsUsersWhenItGetsAllTrafficIsRolledBackAtOnce() throws IOException {
    try (FakePrometheus prometheus = new FakePrometheus("error", 500)) {
      Tool.Ended ended =
          tool.deploy(
              2,
              "--steps",
              "100",
              "--prometheus",
              prometheus.failing("predict-2").url().toString());
      assertThat(ended.code()).as(ended.err()).isEqualTo(1);
      assertThat(ended.out()).contains("requests failed (5xx or no response)");
    }
  }

  /** A number that is in no golden row. */
  private static final String SPECIAL = "{\"features\":[666]}";

  /** Users' requests, of which one in five is special. */
  private AutoCloseable users() {
    AtomicInteger sent = new AtomicInteger();
    return tool.every(
        Duration.ofMillis(50),
        () -> tool.call(sent.getAndIncrement() % 5 == 0 ? SPECIAL : "{\"features\":[7]}"));
  }

  @Test
  void whatOnlyUsersRequestsFailOnRollsTheCandidateBackWithoutPrometheus() throws Exception {
    tool.knative.behaviour(Tool.image(2), Behaviour.GOOD.breaking(SPECIAL));
    try (AutoCloseable _ = users()) {
      Tool.Ended ended = tool.deploy(2, "--step-duration", "30", "--max-wait", "30");
      assertThat(ended.code()).as(ended.err()).isEqualTo(1);
      assertThat(ended.out())
          .contains("rolled back: users' requests failed (5xx or no response): candidate");
    }
  }

  @Test
  void aGoodCandidateIsPromotedWithUsersWhoseRequestsAreCounted() throws Exception {
    try (AutoCloseable _ = users()) {
      Tool.Ended ended =
          tool.deploy(2, "--step-duration", "30", "--max-wait", "30", "--rate", "5", "--json");
      assertThat(ended.code()).as(ended.err()).isZero();
      assertThat(ended.out())
          .contains("users' requests failed (5xx or no response)", "\"unseen\" : [ ]");
    }
  }

  @Test
  void theReportSaysThatUsersWereTooFewToBeJudged() {
    Tool.Ended ended = tool.deploy(2);
    assertThat(ended.out())
        .contains("not seen: users' requests at 25 %, fewer than 20: 0 to the candidate");
  }

  @Test
  void theReportSaysThatUsersRequestsMayNotBeRead() throws IOException {
    tool.knative.forbidMetrics();
    Path page = tool.folder.resolve("report.md");
    Tool.Ended ended = tool.deploy(2, "--report", page.toString());
    assertThat(ended.code()).as(ended.err()).isZero();
    String line =
        "users' requests: no --prometheus, and the pods' counters can't be read: the account may"
            + " not get pods/proxy";
    assertThat(ended.out()).contains("not seen: " + line);
    assertThat(Files.readString(page)).contains("What the release could not see:\n\n- " + line);
  }
}
