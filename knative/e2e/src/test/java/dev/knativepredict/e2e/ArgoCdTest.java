package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.cluster.Command;
import dev.knativepredict.e2e.image.Candidate;
import dev.knativepredict.e2e.release.ReleaseProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Releases through git, with a real Argo CD that undoes whatever git doesn't say: each step stays,
 * and git and the cluster are the same all the time.
 */
@OnCluster
@Order(17)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArgoCdTest {

  /** A write of the cluster and a push to a repository on this machine take far less. */
  private static final Duration DIFFERENT_AT_MOST = Duration.ofSeconds(1);

  /** The Argo CD of the tests looks every ten seconds. */
  private static final Duration HAS_LOOKED = Duration.ofSeconds(12);

  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final ClusterFixture shared;
  private ArgoCdFixture argo;
  private String first;

  ArgoCdTest(ClusterFixture shared) {
    this.shared = shared;
  }

  @BeforeAll
  void begin() throws IOException {
    argo = new ArgoCdFixture(shared);
    first = argo.own.service.stable();
  }

  @AfterAll
  void end() {
    if (argo != null) {
      argo.close();
    }
  }

  /** Otherwise nothing here would show that a step is left alone. */
  @Test
  @Order(1)
  void argoCdUndoesWhatGitDoesNotSay() {
    argo.application.awaitSyncedAndHealthy();
    String traffic =
        "{\"spec\":{\"traffic\":[{\"revisionName\":\"%s\",\"percent\":100,\"tag\":\"mine\"}]}}"
            .formatted(first);
    argo.own.namespace.call("patch", "ksvc", "predict", "--type", "merge", "-p", traffic);
    Await.until(LIMIT, "stable again", () -> argo.own.service.tagged("stable").isPresent());
  }

  @Test
  @Order(2)
  void noStepAndNoRollbackIsUndoneAndGitSaysAllTheTimeWhatRuns() throws Exception {
    Candidate next = shared.newVersion("through-git", "2");
    Agreement agreement = Agreement.watch(argo.git, argo.own.service);
    try (agreement) {
      succeeds(argo.run(argo.deploy(next)));
      assertStays(argo.own.service.stable());
      succeeds(argo.run("rollback"));
      assertStays(first);
    }
    IO.println("    " + agreement);
    shared.results.fact("Git and the cluster, a release and a rollback", agreement.summary());
    assertThat(agreement.longest()).as(agreement.toString()).isLessThan(DIFFERENT_AT_MOST);

    String digest = next.image().substring(next.image().indexOf('@') + 1);
    assertThat(argo.git.file("refused.yaml")).contains(digest);
    assertThat(argo.run(argo.deploy(next)).err()).contains("refuses", digest);
  }

  @Test
  @Order(3)
  void aCandidateThatFailsWithoutUsersDegradesNothing() throws Exception {
    ReleaseProcess process = argo.start(argo.deploy(shared.images.missing()));
    while (process.isAlive()) {
      assertThat(argo.application.health()).isNotEqualTo("Degraded");
      Await.pause(Duration.ofMillis(200));
    }
    assertThat(process.awaitExit(LIMIT)).as(process.output()).isEqualTo(1);
    assertStays(first);
  }

  /** The account that it has may write nothing in the namespace. */
  @Test
  @Order(4)
  void withGitAloneArgoCdAppliesEachStep() throws Exception {
    Command.Result released = argo.runGitOnly(argo.deploy(shared.newVersion("by-git-alone", "3")));
    succeeds(released);
    List<String> applied =
        released.err().lines().filter(line -> line.contains("applied after")).toList();
    shared.results.fact("Steps that Argo CD applied", String.join("; ", applied));
    assertThat(applied).as(released.err()).hasSize(4);
    assertThat(argo.own.service.stable()).isNotEqualTo(first);
    succeeds(argo.runGitOnly("rollback"));
    assertStays(first);
  }

  /** Argo CD looks at least once meanwhile. */
  private void assertStays(String revision) {
    Await.pause(HAS_LOOKED);
    assertThat(argo.own.service.shares()).isEqualTo(Map.of(revision, 100));
    argo.application.awaitSyncedAndHealthy();
  }

  private static void succeeds(Command.Result result) {
    assertThat(result.code()).as(result.out() + result.err()).isZero();
  }
}
