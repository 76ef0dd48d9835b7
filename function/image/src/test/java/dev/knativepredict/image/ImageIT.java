package dev.knativepredict.image;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.github.dockerjava.api.command.InspectContainerResponse;
import dev.knativepredict.manifest.GoldenRow;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The image in a container: read-only, without privileges, in 256 MiB, with its AOT cache enforced.
 */
final class ImageIT {

  private static final JsonMapper JSON = new JsonMapper();
  private static final ModelDirectory MODEL = ModelDirectory.open(Path.of("../../models/credit/1"));
  private static final List<GoldenRow.Rows> GOLDEN =
      GoldenRow.readRows(MODEL.bytes(Manifest.GOLDEN));

  @SuppressWarnings("NullAway.Init") // Set before the first test.
  private static GenericContainer<?> container;

  @SuppressWarnings("NullAway.Init") // Set before the first test.
  private static Client client;

  @BeforeAll
  static void start() throws Exception {
    Containers.assumeDocker();
    // With this mode the JVM ends at once if the cache doesn't fit its jars.
    container = Containers.container().withEnv("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on");
    container.start();
    client = new Client(container);
  }

  @AfterAll
  static void stop() {
    if (container != null) {
      client.close();
      container.stop();
    }
  }

  @Test
  void answersTheGoldenRows() throws Exception {
    for (GoldenRow.Rows row : GOLDEN) {
      JsonNode response = JSON.readTree(predict(row).body());
      assertThat(response.path("prediction"))
          .isEqualTo(JSON.<JsonNode>valueToTree(row.answer().prediction()));
      JsonNode golden = JSON.<JsonNode>valueToTree(row.answer()).at("/probabilities/0");
      for (int label = 0; label < golden.size(); label++) {
        assertThat(response.at("/probabilities/0/" + label).asDouble())
            .isCloseTo(golden.path(label).asDouble(), within(1e-5));
      }
    }
  }

  @Test
  void reportsItsModelAndItsCommit() throws Exception {
    var labels = requireNonNull(container.getContainerInfo().getConfig().getLabels());
    JsonNode home = JSON.readTree(client.get(8080, "/").body());
    assertThat(home.path("sha256").asString())
        .isEqualTo(MODEL.manifest().modelSha256().hex())
        .isEqualTo(labels.get("dev.knativepredict.model.sha256"));
    assertThat(home.path("commit").asString())
        .startsWith(labels.get("org.opencontainers.image.revision"));
  }

  @Test
  void answersProbesOnBothPortsAndMetricsOnTheManagementPortOnly() throws Exception {
    for (String probe : List.of("/livez", "/readyz")) {
      assertThat(client.get(8080, probe).statusCode()).isEqualTo(200);
      assertThat(client.get(8081, probe).statusCode()).isEqualTo(200);
    }
    assertThat(client.get(8081, "/metrics").body()).contains("predict_requests_total");
    assertThat(client.get(8080, "/metrics").statusCode()).isEqualTo(404);
  }

  @Test
  void runsAsNobodyAndWritesNothing() {
    var docker = container.getDockerClient();
    var processes = docker.topContainerCmd(container.getContainerId()).withPsArgs("-eo uid,pid");
    assertThat(List.of(processes.exec().getProcesses()))
        .extracting(process -> process[0])
        .containsOnly("65532");
    assertThat(docker.containerDiffCmd(container.getContainerId()).exec()).isNullOrEmpty();
  }

  @Test
  void hasNoShell() throws Exception {
    for (String shell : List.of("/bin/sh", "/bin/bash", "/busybox/sh")) {
      assertThat(container.execInContainer(shell, "-c", "true").getExitCode()).isNotZero();
    }
  }

  @Test
  void keepsWithinItsMemoryUnderLoad() throws Exception {
    try (ExecutorService callers = Executors.newFixedThreadPool(32)) {
      Callable<Integer> caller =
          () -> {
            for (int call = 0; call < 1_000; call++) {
              assertThat(predict(GOLDEN.get(call % GOLDEN.size())).statusCode()).isEqualTo(200);
            }
            return 1_000;
          };
      int answered = 0;
      for (Future<Integer> count :
          callers.invokeAll(IntStream.range(0, 32).mapToObj(i -> caller).toList())) {
        answered += count.get();
      }
      assertThat(answered).isEqualTo(32_000);
    }
    InspectContainerResponse.ContainerState state = container.getCurrentContainerInfo().getState();
    assertThat(state.getRunning()).isTrue();
    assertThat(state.getOOMKilled()).isFalse();
  }

  private static HttpResponse<String> predict(GoldenRow.Rows row) throws Exception {
    return client.predict(JSON.writeValueAsString(row.request()));
  }
}
