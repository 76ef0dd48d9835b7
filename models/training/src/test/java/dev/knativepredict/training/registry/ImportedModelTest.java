package dev.knativepredict.training.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.knativepredict.manifest.Sha256;
import dev.knativepredict.testgraphs.WeightGraph;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that has whatever files a test wants. */
class ImportedModelTest {

  private static final Approval APPROVAL = Approval.of("validation_status=approved", "approved_by");
  private static final String DESCRIPTION = "flavors: {onnx: {data: data/model.onnx}}";

  private final Map<String, byte[]> files = new HashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Map<String, String> tags =
      new HashMap<>(Map.of("validation_status", "approved", "approved_by", "Ada"));

  @TempDir Path folder;

  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/model-versions/get-artifact",
        exchange -> {
          String query = URLDecoder.decode(exchange.getRequestURI().getRawQuery(), UTF_8);
          String path = query.replaceFirst(".*path=([^&]*).*", "$1");
          asked.add(path);
          byte[] content = files.getOrDefault(path, new byte[0]);
          exchange.sendResponseHeaders(files.containsKey(path) ? 200 : 404, content.length);
          exchange.getResponseBody().write(content);
          exchange.close();
        });
    server.start();
    files.put("MLmodel", DESCRIPTION.getBytes(UTF_8));
    files.put("data/model.onnx", WeightGraph.external("w/w.bin"));
    files.put("data/w/w.bin", new byte[4]);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void theGraphAndTheFilesThatItNamesAreTakenAndNoOthers() throws IOException {
    files.put("data/other.bin", new byte[4]);

    ImportedModel model = take(ImportedModel.Limits.USUAL);

    assertThat(asked).containsExactly("MLmodel", "data/model.onnx", "data/w/w.bin");
    assertThat(model.graph()).hasBinaryContent(WeightGraph.external("w/w.bin"));
    assertThat(model.graph().resolveSibling("w/w.bin")).hasBinaryContent(new byte[4]);
    assertThat(model.facts())
        .containsEntry("sealed from", "models:/credit/3")
        .containsEntry("registry MLmodel sha256", Sha256.of(DESCRIPTION.getBytes(UTF_8)).hex());
  }

  @ParameterizedTest
  @ValueSource(strings = {"../w.bin", "/etc/hostname", "a/../../../w.bin", "."})
  void dataOutsideOfTheFolderAreNotEvenAskedFor(String location) {
    files.put("data/model.onnx", WeightGraph.external(location));

    refused(ImportedModel.Limits.USUAL, "is not a file inside of the model's folder");
    assertThat(asked).containsExactly("MLmodel", "data/model.onnx");
  }

  @Test
  void whatIsTooLargeIsRefused() throws IOException {
    int graph = WeightGraph.external("w/w.bin").length;
    assertThat(take(new ImportedModel.Limits(DESCRIPTION.length(), graph, 1, 4)).graph()).exists();

    refused(new ImportedModel.Limits(DESCRIPTION.length() - 1, graph, 1, 4), "more than");
    refused(new ImportedModel.Limits(DESCRIPTION.length(), graph - 1, 1, 4), "more than");
    refused(new ImportedModel.Limits(DESCRIPTION.length(), graph, 1, 3), "more than");
    refused(
        new ImportedModel.Limits(DESCRIPTION.length(), graph, 0, 4),
        "models:/credit/3 isn't imported: its data are in 1 files, more than 0");
  }

  @Test
  void aGraphThatIsNotTheOneThatWasRegisteredIsRefused() {
    tags.put("model_sha256", "0".repeat(64));

    refused(ImportedModel.Limits.USUAL, "its tag model_sha256 says 000");
  }

  @Test
  void whatIsMissingOrNoGraphIsRefused() {
    files.put("data/model.onnx", "no graph".getBytes(UTF_8));
    refused(ImportedModel.Limits.USUAL, "models:/credit/3 isn't imported: ");
    files.remove("MLmodel");
    refused(ImportedModel.Limits.USUAL, "status 404");
  }

  @Test
  void whatIsNotApprovedIsNotAskedFor() {
    tags.clear();

    refused(ImportedModel.Limits.USUAL, "its tag validation_status is missing");
    assertThat(asked).isEmpty();
  }

  private void refused(ImportedModel.Limits limits, String reason) {
    assertThatThrownBy(() -> take(limits))
        .isInstanceOf(RegistryRefused.class)
        .hasMessageContaining(reason)
        .message()
        .doesNotContain("\n");
  }

  private ImportedModel take(ImportedModel.Limits limits) throws IOException {
    String address = "http://127.0.0.1:" + server.getAddress().getPort();
    var calls = new Calls.Limits(Duration.ofSeconds(10), Duration.ofSeconds(10));
    var api = new Api(TrackingServer.of(Map.of("MLFLOW_TRACKING_URI", address)), calls);
    try (Registry registry = new Registry(api)) {
      return ImportedModel.take(
          registry,
          Versions.of(3, tags),
          APPROVAL,
          Files.createTempDirectory(folder, "model"),
          limits);
    }
  }
}
