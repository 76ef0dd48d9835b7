package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.Command;
import dev.knativepredict.manifest.ModelDirectory;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@OnStage
@Order(1)
class FirstDeployTest {

  private final Stage stage;

  FirstDeployTest(Stage stage) {
    this.stage = stage;
  }

  @Test
  @Order(1)
  void theFirstReleaseAnswersAtItsUrl() throws Exception {
    Command.Ended ended = stage.tool.run(stage.deploy(stage.images.real()));

    assertThat(ended.code()).as(ended.err() + ended.out()).isZero();
    assertThat(stage.service.shares()).isEqualTo(Map.of(stage.service.stable(), 100));
    ModelDirectory shipped = ModelDirectory.open(stage.root.resolve("models/credit/1"));
    var answer = stage.users().get("/");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains(shipped.manifest().modelSha256().hex());
    assertThat(answer.body()).contains(stage.service.stable());
  }

  @Test
  @Order(2)
  void theSameReleaseAgainHasNothingToDo() throws Exception {
    String before = stage.service.stable();

    Command.Ended ended = stage.tool.run(stage.deploy(stage.images.real()));

    assertThat(ended.code()).as(ended.err() + ended.out()).isZero();
    assertThat(stage.service.stable()).isEqualTo(before);
  }
}
