package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.cluster.Namespace;
import dev.knativepredict.e2e.cluster.Overlay;
import dev.knativepredict.e2e.load.Target;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Knative's own webhooks and the pod standard make of the manifests. */
@OnStage
@Order(9)
class ManifestsOnTheClusterTest {

  private static final JsonMapper JSON = new JsonMapper();

  private final Stage stage;

  ManifestsOnTheClusterTest(Stage stage) {
    this.stage = stage;
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "staging", "production"})
  void knativeTakesThemAndAddsNothing(String overlay) throws Exception {
    Path folder = Overlay.over(stage.root.resolve("knative/overlays/" + overlay), "e2e").folder();
    String rendered =
        stage
            .namespace
            .admin()
            .call("create", "-k", folder.toString(), "--dry-run=client", "-ojson");
    String admitted =
        stage
            .namespace
            .admin()
            .call("apply", "-k", folder.toString(), "--dry-run=server", "-ojson");

    assertThat(spec(admitted)).isEqualTo(spec(rendered));
  }

  @Test
  void applyingAnOverlayAloneIsEnough() throws Exception {
    Namespace alone = Namespace.create("e2e-alone", stage.environment.kubeconfig(), stage.root);
    Overlay overlay =
        Overlay.over(stage.root.resolve("knative/overlays/local"), alone.name())
            .with(release(stage.images.real().image()));

    alone.admin().call("apply", "-k", overlay.folder().toString());

    Target target = new Target(stage.environment.ingress(), "predict.e2e-alone.localhost");
    Await.until(Duration.ofMinutes(1), "an answer", () -> answers(target));
    alone.admin().call("delete", "namespace", alone.name());
  }

  private static boolean answers(Target target) {
    try {
      return target.get("/").statusCode() == 200;
    } catch (java.io.IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String release(String image) {
    return """
    - {op: replace, path: /spec/template/metadata/name, value: predict-abcdef0-123456}
    - {op: replace, path: /spec/template/spec/containers/0/image, value: "%s"}
    - {op: replace, path: /spec/traffic/0/revisionName, value: predict-abcdef0-123456}
    """
        .formatted(image);
  }

  /** The Service's spec, of a list of objects that kubectl wrote one after the other. */
  private static JsonNode spec(String objects) {
    try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(objects)) {
      while (values.hasNext()) {
        JsonNode next = values.next();
        for (JsonNode item :
            next.has("items") ? next.path("items") : JSON.createArrayNode().add(next)) {
          if (item.path("apiVersion").asString().startsWith("serving.knative.dev")) {
            return item.path("spec");
          }
        }
      }
    }
    throw new IllegalStateException("no Service in " + objects);
  }
}
