package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.image.Candidate;
import dev.knativepredict.e2e.image.Fault;
import dev.knativepredict.e2e.release.Going;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@OnStage
@Order(4)
class BadCandidatesTest {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Stage stage;

  BadCandidatesTest(Stage stage) {
    this.stage = stage;
  }

  @Test
  @Order(1)
  void anImageThatDoesNotExist() throws Exception {
    UnderLoad seen = rejected("an image that doesn't exist", stage.images.missing());
    assertThat(seen.said()).containsIgnoringCase("image");
    seen.everybodyGotARightAnswer();
  }

  @Test
  @Order(2)
  void neverReady() throws Exception {
    UnderLoad seen = rejected("never ready", stage.images.withFault(Fault.UNREADY));
    assertThat(seen.said()).containsIgnoringCase("ready");
    seen.everybodyGotARightAnswer();
  }

  @Test
  @Order(3)
  void aCorruptModel() throws Exception {
    Candidate candidate = stage.images.withModel("corrupt", stage.models.corrupt());
    UnderLoad seen = rejected("a corrupt model", candidate);
    assertThat(seen.said()).containsIgnoringCase("model.onnx");
    seen.everybodyGotARightAnswer();
  }

  @Test
  @Order(4)
  void readyAndEveryPredictionAnError() throws Exception {
    UnderLoad seen = rejected("ready, but 500 on predict", stage.images.withFault(Fault.ERROR));
    assertThat(seen.said()).contains("500");
    seen.everybodyGotARightAnswer();
  }

  @Test
  @Order(5)
  void swappedLabels() throws Exception {
    Candidate candidate = stage.images.withModel("swapped", stage.models.swapped());
    UnderLoad seen = rejected("labels swapped", candidate);
    assertThat(seen.said()).containsIgnoringCase("predictions");
    seen.everybodyGotARightAnswer();
  }

  @Test
  @Order(6)
  void tenTimesSlower() throws Exception {
    UnderLoad seen = rejected("ten times slower", stage.images.withFault(Fault.SLOW));
    assertThat(seen.said()).containsIgnoringCase("slower");
    seen.everybodyGotARightAnswer();
  }

  @Test
  @Order(7)
  void crashLoopingAtAQuarterOfTheTraffic() throws Exception {
    UnderLoad seen =
        rejected("crash-looping at 25 %", stage.images.withFault(Fault.CRASH), this::armAt25);
    assertThat(seen.said()).containsIgnoringCase("failed");
  }

  @Test
  @Order(8)
  void outOfMemoryAtAQuarterOfTheTraffic() throws Exception {
    UnderLoad seen =
        rejected("OOM-killed at 25 %", stage.images.withFault(Fault.OOM), this::armAt25);
    assertThat(seen.said()).containsIgnoringCase("failed");
  }

  private void armAt25(Going going) {
    Await.until(
        LIMIT,
        "the candidate has 25 %",
        () -> !going.isGoing() || stage.service.shares().containsValue(25));
    try {
      int status = stage.target("candidate-predict").post("/fault", "").statusCode();
      assertThat(status).isEqualTo(202);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private UnderLoad rejected(String name, Candidate candidate) throws IOException {
    return rejected(name, candidate, _ -> {});
  }

  private UnderLoad rejected(String name, Candidate candidate, Consumer<Going> meanwhile)
      throws IOException {
    UnderLoad seen = new Scenario(stage, name).deploy(candidate, meanwhile);

    assertThat(seen.code()).as(seen.said()).isEqualTo(1);
    assertThat(stage.service.shares()).isEqualTo(Map.of(seen.stable(), 100));
    assertThat(stage.service.stable()).isEqualTo(seen.stable());
    assertThat(stage.service.tagged("candidate")).isEmpty();
    seen.usersOfStableSawNothing();
    return seen;
  }
}
