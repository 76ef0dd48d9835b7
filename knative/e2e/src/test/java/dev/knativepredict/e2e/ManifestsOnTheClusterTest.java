package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.cluster.Kubectl;
import dev.knativepredict.e2e.cluster.Namespace;
import dev.knativepredict.e2e.cluster.Overlay;
import dev.knativepredict.e2e.load.Target;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Knative's own webhooks and the pod standard make of the manifests. */
@OnStage
@Order(0)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManifestsOnTheClusterTest {

  private static final JsonMapper JSON = new JsonMapper();

  private final Stage stage;
  private final Namespace alone;

  ManifestsOnTheClusterTest(Stage stage) throws IOException {
    this.stage = stage;
    this.alone = Namespace.create("e2e-alone", stage.environment.kubeconfig(), stage.root);
    alone.grantAccess();
  }

  @AfterAll
  void leaveNothing() {
    alone.admin().call("delete", "namespace", alone.name());
  }

  @ParameterizedTest
  @Order(1)
  @ValueSource(strings = {"local", "staging", "production"})
  void knativeTakesThemAndAddsNothing(String overlay) throws Exception {
    Path over = stage.root.resolve("knative/overlays/" + overlay);
    String folder = Overlay.over(over, alone.name()).folder().toString();
    Kubectl admin = alone.admin();

    String sent = admin.call("create", "-k", folder, "--dry-run=client", "-o", "json");
    String admitted = admin.call("apply", "-k", folder, "--dry-run=server", "-o", "json");

    assertThat(spec(admitted)).isEqualTo(spec(sent));
  }

  @Test
  @Order(2)
  void applyingAnOverlayAloneIsEnough() throws Exception {
    Overlay overlay =
        Overlay.over(stage.root.resolve("knative/overlays/local"), alone.name())
            .with(release(stage.images.real().image()));

    alone.admin().call("apply", "-k", overlay.folder().toString());

    Target target =
        new Target(stage.environment.ingress(), "predict.%s.localhost".formatted(alone.name()));
    List<String> seen = new ArrayList<>();
    Await.until(
        Duration.ofMinutes(2),
        () -> "an answer, but " + seen,
        () -> answer(target, seen).startsWith("200 "));
  }

  /** What a request comes to; one that came too early, to an address that was nobody's, hangs. */
  private static String answer(Target target, List<String> seen) {
    String answer;
    try {
      HttpResponse<String> response = target.get("/", Duration.ofSeconds(10));
      answer =
          "%d %s %s".formatted(response.statusCode(), response.body().strip(), headers(response));
    } catch (IOException notYet) {
      answer = notYet.toString();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      answer = "an interrupt";
    }
    if (seen.isEmpty() || !seen.getLast().equals(answer)) {
      seen.add(answer);
    }
    return answer;
  }

  /** They tell who answered: the ingress, the activator, queue-proxy or the function. */
  private static Map<String, List<String>> headers(HttpResponse<String> response) {
    Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
    headers.keySet().removeIf("date"::equalsIgnoreCase);
    return headers;
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
