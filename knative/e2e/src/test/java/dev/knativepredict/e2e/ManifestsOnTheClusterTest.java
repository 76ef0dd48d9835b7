package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.cluster.Kubectl;
import dev.knativepredict.e2e.cluster.Namespace;
import dev.knativepredict.e2e.cluster.Overlay;
import dev.knativepredict.e2e.load.ServiceClient;
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

/** Whether Knative's webhooks and the pod security standard accept the manifests. */
@OnCluster
@Order(0)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManifestsOnTheClusterTest {

  private static final JsonMapper JSON = new JsonMapper();

  private final ClusterFixture fixture;
  private final Namespace alone;

  ManifestsOnTheClusterTest(ClusterFixture fixture) throws IOException {
    this.fixture = fixture;
    this.alone = Namespace.create("e2e-alone", fixture.environment.kubeconfig(), fixture.root);
    alone.grantAccess();
  }

  @AfterAll
  void deleteTheNamespace() {
    alone.admin().call("delete", "namespace", alone.name());
  }

  @ParameterizedTest
  @Order(1)
  @ValueSource(strings = {"local", "staging", "production"})
  void knativeAcceptsThemUnchanged(String overlay) throws Exception {
    Path original = fixture.root.resolve("knative/overlays/" + overlay);
    String folder = Overlay.over(original, alone.name()).folder().toString();
    Kubectl admin = alone.admin();

    String sent = admin.call("create", "-k", folder, "--dry-run=client", "-o", "json");
    String admitted = admin.call("apply", "-k", folder, "--dry-run=server", "-o", "json");

    assertThat(spec(admitted)).isEqualTo(spec(sent));
  }

  @Test
  @Order(2)
  void applyingAnOverlayAloneIsEnough() throws Exception {
    Overlay overlay =
        Overlay.over(fixture.root.resolve("knative/overlays/local"), alone.name())
            .with(release(fixture.images.real().image()));

    alone.admin().call("apply", "-k", overlay.folder().toString());

    ServiceClient client =
        new ServiceClient(
            fixture.environment.ingress(), "predict.%s.localhost".formatted(alone.name()));
    List<String> responses = new ArrayList<>();
    Await.until(
        Duration.ofMinutes(2),
        () -> "status 200, but " + responses,
        () -> {
          String response = get(client);
          if (responses.isEmpty() || !responses.getLast().equals(response)) {
            responses.add(response);
          }
          return response.startsWith("200 ");
        });
  }

  /** The response or the error; a request that comes too early may get no response at all. */
  private static String get(ServiceClient client) {
    try {
      HttpResponse<String> response = client.get("/", Duration.ofSeconds(10));
      return "%d %s %s"
          .formatted(response.statusCode(), response.body().strip(), headers(response));
    } catch (IOException notYet) {
      return notYet.toString();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  /** They show who responded: the ingress, the activator, queue-proxy or the function. */
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

  /** The spec of the Knative service, from the objects that kubectl printed. */
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
