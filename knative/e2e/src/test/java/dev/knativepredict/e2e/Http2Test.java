package dev.knativepredict.e2e;

import static dev.knativepredict.e2e.LoadAssertions.assertAllCorrect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.Command;
import dev.knativepredict.e2e.load.LoadGenerator;
import dev.knativepredict.e2e.load.LoadResult;
import dev.knativepredict.e2e.load.RequestResult.Outcome;
import dev.knativepredict.e2e.load.TestRequest;
import dev.knativepredict.e2e.results.ResultsPage;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The component h2c: HTTP/1.1 and HTTP/2 reach the same pods at the same URL, by HTTP/2. */
@OnCluster
@Order(10)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Http2Test {

  private static final int REQUESTS_PER_SECOND = 40;

  private final ClusterFixture shared;
  private final Http2Fixture fixture;
  private final TestRequest request;

  Http2Test(ClusterFixture shared) throws IOException {
    this.shared = shared;
    this.fixture = new Http2Fixture(shared);
    this.request = shared.requests().getFirst();
  }

  @AfterAll
  void deleteTheNamespace() {
    fixture.close();
  }

  @Test
  @Order(1)
  void bothVersionsOfHttpWakeTheSameRevisionAtTheSameUrl() throws Exception {
    release(fixture.deploy(shared.images.real()));
    String stable = fixture.service.stable();
    assertThat(fixture.port(stable)).isEqualTo("h2c");

    fixture.awaitZeroPods();
    long began = System.nanoTime();
    var byHttp11 = fixture.byHttp11.post("/predict", request.body());
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    assertThat(request.judge(byHttp11.statusCode(), byHttp11.body())).isEqualTo(Outcome.CORRECT);
    assertThat(byHttp11.headers().firstValue("Revision")).contains(stable);
    assertThat(byHttp11.headers().firstValue("Start")).contains("cold");

    fixture.awaitZeroPods();
    var byHttp2 = fixture.byHttp2.post("/predict", request.body());
    assertThat(request.judge(byHttp2.status(), byHttp2.body())).isEqualTo(Outcome.CORRECT);
    assertThat(byHttp2.revision()).isEqualTo(stable);
    assertThat(byHttp2.headers()).containsEntry("start", "cold");
    shared.results.fact(
        "From zero with the component h2c, one start each",
        "%s by HTTP/1.1, %s by HTTP/2"
            .formatted(ResultsPage.millis(took), ResultsPage.millis(byHttp2.took())));
  }

  @Test
  @Order(2)
  void aReleaseIsPromotedAndKeepsTheNameOfThePort() throws Exception {
    String before = fixture.service.stable();
    underLoad(
        "with the component h2c: a good second version",
        "promoted",
        fixture.deploy(shared.newVersion("next-h2c", "2")));

    String stable = fixture.service.stable();
    assertThat(stable).isNotEqualTo(before);
    assertThat(fixture.service.shares()).isEqualTo(Map.of(stable, 100));
    assertThat(fixture.port(stable)).isEqualTo("h2c");
    assertThat(fixture.byHttp2.post("/predict", request.body()).revision()).isEqualTo(stable);
  }

  @Test
  @Order(3)
  void aRollbackGivesAllTrafficBack() {
    String bad = fixture.service.stable();
    underLoad("with the component h2c: rollback", "rolled back", "rollback");

    assertThat(fixture.service.shares()).hasSize(1).doesNotContainKey(bad);
    String good = fixture.service.shares().firstKey();
    assertThat(fixture.byHttp2.post("/predict", request.body()).revision()).isEqualTo(good);
  }

  /** Runs the release tool while users call by HTTP/1.1; they notice nothing. */
  private void underLoad(String name, String outcome, String... words) {
    fixture.byHttp11.warmUp(request);
    try (LoadGenerator load =
        LoadGenerator.start(fixture.byHttp11, shared.requests(), REQUESTS_PER_SECOND)) {
      release(words);
      LoadResult result = load.stop();
      shared.results.scenario(name, outcome, result);
      assertAllCorrect(result);
    }
  }

  private void release(String... words) {
    Command.Result command = fixture.tool.run(words);
    assertThat(command.code()).as("%s: %s%s", words[0], command.err(), command.out()).isZero();
  }
}
