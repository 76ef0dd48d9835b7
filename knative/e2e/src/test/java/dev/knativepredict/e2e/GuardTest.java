package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.cluster.Command;
import dev.knativepredict.e2e.image.Candidate;
import dev.knativepredict.e2e.load.TestRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Labels that come after the answers, and what {@code release guard} does about them: nothing while
 * there are few or they are right, and a way back, once, when they are wrong. Rows that move are
 * seen, but are no reason to go back.
 */
@OnCluster
@Order(16)
class GuardTest {

  private static final JsonMapper JSON = new JsonMapper();
  static final String NAMESPACE = "e2e-guard";

  private static final Duration WINDOW = Duration.ofMinutes(1);

  private static final int TIMES = 7;
  private static final int TIMES_WITH_OTHER_ROWS = 40;

  private final ClusterFixture shared;

  GuardTest(ClusterFixture shared) {
    this.shared = shared;
  }

  @Test
  void labelsThatTurnWrongBringTheVersionBeforeBackOnce() throws Exception {
    Monitored monitored = Monitored.by(shared);
    try (OwnNamespace own = new OwnNamespace(shared, NAMESPACE)) {
      own.namespace.call(
          "create",
          "secret",
          "generic",
          "predict-feedback",
          "--from-literal=key=" + "k".repeat(40));
      release(own, shared.images.real());
      String before = own.service.stable();
      release(own, shared.newVersion("guarded", "2"));
      Instant promoted = Instant.now();
      String bad = own.service.stable();
      Command.Result early = guard(own, monitored);
      assertThat(early.code()).as("nothing has come yet: %s", early.out()).isEqualTo(3);

      // What comes before the first scrape after a change may be of the time before it.
      Await.pause(Monitored.SCRAPED);
      answerAndLabel(own, true);
      Await.pause(Monitored.SCRAPED);
      JsonNode quiet = JSON.readTree(guard(own, monitored).out());
      assertThat(quiet.toString()).contains("\"signal\":\"labels\"");
      assertThat(quiet.path("demotion").isNull()).as(quiet.toString()).isTrue();

      assertThat(GuardJob.run(own, shared)).contains("labels", "credit/2");

      Await.pause(Duration.between(Instant.now(), promoted.plus(WINDOW.multipliedBy(2))));
      answerAndLabel(own, false);
      Await.pause(Monitored.SCRAPED);
      Command.Result demoted = guard(own, monitored);
      assertThat(demoted.code()).as(demoted.out() + demoted.err()).isEqualTo(1);
      assertThat(own.service.shares()).as(demoted.out()).isEqualTo(Map.of(before, 100));
      assertThat(own.tool.run("history").out()).contains("demoted by the guard", bad);

      Await.pause(Monitored.SCRAPED);
      DriftTest.askForRichPeople(own, shared, TIMES_WITH_OTHER_ROWS);
      Await.pause(Monitored.SCRAPED);
      JsonNode moved = JSON.readTree(guard(own, monitored).out());
      assertThat(moved.path("reason").asString()).startsWith("drift: ").contains("annual_income");
      assertThat(moved.path("demotion").isNull()).as(moved.toString()).isTrue();
      assertThat(own.service.shares()).isEqualTo(Map.of(before, 100));
    }
  }

  private void release(OwnNamespace own, Candidate candidate) throws IOException {
    Path rendered =
        own.overlay(shared)
            .including(shared.root.resolve("knative/components/feedback"))
            .rendered(own.namespace.admin());
    Command.Result released =
        own.tool.run(ReleaseArguments.deployQuickly(candidate, rendered, shared.commit));
    assertThat(released.code()).as(released.out() + released.err()).isZero();
  }

  private static Command.Result guard(OwnNamespace own, Monitored monitored) {
    return own.tool.run(
        "guard",
        "--prometheus",
        monitored.prometheus().url().toString(),
        "--window",
        WINDOW.toSeconds() + "s",
        // Whether this machine is fast isn't what is asked here.
        "--slo-latency",
        "5",
        "--demote",
        "--json");
  }

  /** Asks all golden rows some times, and says of each answer that it was right, or was not. */
  private void answerAndLabel(OwnNamespace own, boolean right) throws Exception {
    for (int i = 0; i < TIMES; i++) {
      for (TestRequest request : shared.requests()) {
        JsonNode answer = JSON.readTree(own.client.post("/predict", request.body()).body());
        for (int row = 0; row < answer.path("ids").size(); row++) {
          int predicted = answer.path("prediction").path(row).asInt();
          String label =
              "{\"id\":%s,\"label\":%d}"
                  .formatted(answer.path("ids").path(row), right ? predicted : 1 - predicted);
          assertThat(own.client.post("/feedback", label).body()).isEqualTo("{\"counted\":1}");
        }
      }
    }
  }
}
