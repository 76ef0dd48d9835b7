package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.testgraphs.ClassifierGraph;
import dev.knativepredict.testgraphs.IdentityGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Graphs that nobody has sealed. */
class BareGraphTest {

  @TempDir Path folder;

  @Test
  void aClassifierAnswersWithItsLabelsAndProbabilities() throws IOException {
    try (Front front = start(ClassifierGraph.bytes(List.of("no", "yes", "maybe")))) {
      JsonNode answer = front.predict("{\"features\":[[0.1,0.7,0.2],[0.5,0.25,0.25]]}").ok();

      assertThat(answer)
          .hasToString(
              "{\"prediction\":[1,0],\"probabilities\":[[0.2,0.1,0.7],[0.25,0.5,0.25]],"
                  + "\"labels\":[\"maybe\",\"no\",\"yes\"],\"model\":\"my-model\",\"version\":\"1\"}");
    }
  }

  @Test
  void oneColumnIsAnsweredByItsValue() throws IOException {
    try (Front front = start(new IdentityGraph().with("x", "y", 11, -1, 1).bytes())) {
      assertThat(front.predict("{\"instances\":[{\"x\":1.25},{\"x\":2}]}").ok().get("prediction"))
          .hasToString("[1.25,2.0]");
    }
  }

  @Test
  void anotherNumberOfRowsThanTheGraphWasMadeForIsRefused() throws IOException {
    try (Front front = start(new IdentityGraph().with("x", "y", 7, 2, 1).bytes())) {
      assertThat(front.predict("{\"features\":[[1],[2]]}").ok().get("prediction"))
          .hasToString("[1,2]");
      assertThat(
              front
                  .predict("{\"features\":[[1],[2],[3]]}")
                  .problem(400)
                  .at("/violations/0/detail")
                  .stringValue())
          .isEqualTo("The model takes exactly 2 rows at once, not 3");
      JsonNode example =
          front
              .get("/openapi.json")
              .ok()
              .at("/paths/~1predict/post/requestBody/content/application~1json/examples/row/value");
      assertThat(front.predict(example.toString()).ok().get("prediction").size()).isEqualTo(2);
    }
  }

  @Test
  void aModelThatTakesNoRowsIsCalledByItsTensorsOnly() throws IOException {
    try (Front front = start(new IdentityGraph().with("x", "y", 1, -1, 2, 2).bytes())) {
      assertThat(front.predict("{\"features\":[1]}").status()).isEqualTo(404);
      assertThat(front.get("/openapi.json").ok().at("/paths").has("/predict")).isFalse();
      assertThat(front.get("/v2/models/my-model").ok().at("/inputs/0/name").stringValue())
          .isEqualTo("x");
    }
  }

  private Front start(byte[] graph) throws IOException {
    Files.write(folder.resolve("My_Model.onnx"), graph);
    return FrontEnd.underTest().start(Environment.of(folder));
  }
}
