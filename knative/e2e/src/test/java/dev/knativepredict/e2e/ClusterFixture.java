package dev.knativepredict.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.cluster.Command;
import dev.knativepredict.e2e.cluster.Kubectl;
import dev.knativepredict.e2e.cluster.Namespace;
import dev.knativepredict.e2e.cluster.Overlay;
import dev.knativepredict.e2e.cluster.PredictService;
import dev.knativepredict.e2e.image.Candidate;
import dev.knativepredict.e2e.image.Images;
import dev.knativepredict.e2e.image.ModelVariants;
import dev.knativepredict.e2e.load.LoadGenerator;
import dev.knativepredict.e2e.load.ServiceClient;
import dev.knativepredict.e2e.load.TestRequest;
import dev.knativepredict.e2e.release.ReleaseProcess;
import dev.knativepredict.e2e.release.ReleaseTool;
import dev.knativepredict.e2e.results.ImageSizeTable;
import dev.knativepredict.e2e.results.ResultsPage;
import dev.knativepredict.manifest.GoldenRow;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What all tests on the cluster share: a namespace, the service in it, images and results. */
final class ClusterFixture implements AutoCloseable {

  static final String NAMESPACE = "e2e";
  private static final int REQUESTS_PER_SECOND = 40;
  private static final Duration LIMIT = Duration.ofMinutes(3);

  final ClusterEnvironment environment = ClusterEnvironment.read();
  final Path root = ClusterEnvironment.repository();
  final ResultsPage results = new ResultsPage();
  final Path shipped = root.resolve("models/credit/1");
  final ModelVariants models = new ModelVariants(shipped);
  final String commit = Command.output(Map.of(), List.of("git", "rev-parse", "HEAD")).strip();
  final Images images;
  final Namespace namespace;
  final PredictService service;
  final Kubectl deployer;
  final ReleaseTool tool;

  ClusterFixture() throws IOException {
    images = new Images(environment.registry(), environment.image(), shipped);
    reportMachineAndImage();
    namespace = Namespace.create(NAMESPACE, environment.kubeconfig(), root);
    namespace.grantAccess();
    service = new PredictService(namespace);
    deployer = namespace.as("deployer");
    tool =
        new ReleaseTool(
            root.resolve("knative/release/bin/release"),
            deployer.kubeconfig(),
            ReleaseArguments.of(environment, NAMESPACE));
  }

  private void reportMachineAndImage() throws IOException {
    OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
    results.fact(
        "Machine",
        "%d cores; load average at the start of the run: %.1f"
            .formatted(machine.getAvailableProcessors(), machine.getSystemLoadAverage()));
    results.table(
        "The image",
        ImageSizeTable.table(root.resolve("function/target/image.json"), environment.image()));
  }

  /** The local overlay, rendered for the namespace of the tests. */
  private Path rendered() throws IOException {
    return Overlay.over(root.resolve("knative/overlays/local"), NAMESPACE)
        .rendered(namespace.admin());
  }

  /** The arguments of {@code release} that deploy a candidate. */
  String[] deploy(Candidate candidate) throws IOException {
    return ReleaseArguments.deploy(candidate, rendered(), commit);
  }

  /** The arguments of {@code release} that deploy a candidate in one step and watch it long. */
  String[] bake(Candidate candidate) throws IOException {
    return ReleaseArguments.bake(candidate, rendered(), commit);
  }

  /** A good candidate: a new version of the model with the same predictions. */
  Candidate newVersion(String name, String version) throws IOException {
    return images.withModel(name, models.newVersion(name, version));
  }

  /** A client for the service under test. */
  ServiceClient client() {
    return client("predict");
  }

  /** Makes sure that a pod is running. */
  void warmUp() {
    client().warmUp(requests().getFirst());
  }

  ServiceClient client(String name) {
    return new ServiceClient(environment.ingress(), "%s.%s.localhost".formatted(name, NAMESPACE));
  }

  LoadGenerator startLoad() {
    return startLoad(requests());
  }

  LoadGenerator startLoad(List<TestRequest> requests) {
    return LoadGenerator.start(client(), requests, REQUESTS_PER_SECOND);
  }

  List<TestRequest> requests() {
    return models.golden().stream().map(TestRequest::new).toList();
  }

  /**
   * A request that is in no golden row, with the stable revision's response: {@code Fault.BODY}
   * fails on it.
   */
  TestRequest special() throws IOException, InterruptedException {
    GoldenRow.Request row =
        new GoldenRow.Request(
            List.of(Map.of("annual_income", 50_000, "age", 99, "credit_score", 720)));
    String answer = client().post("/predict", row.json()).body();
    return new TestRequest(
        new GoldenRow.Rows(row, GoldenRow.Answer.read(answer.getBytes(UTF_8)), null));
  }

  /** Waits until the candidate has at least this share in percent; the release must go on. */
  void awaitCandidate(ReleaseProcess process, int share) {
    Await.until(
        LIMIT,
        () -> "the candidate has %d %%:%n%s".formatted(share, process.output()),
        () -> {
          assertThat(process.isAlive()).as(process.output()).isTrue();
          return service
              .tagged("candidate")
              .filter(name -> service.shares().getOrDefault(name, -1) >= share)
              .isPresent();
        });
  }

  @Override
  public void close() throws IOException {
    service.close();
    results.write(root.resolve("knative/e2e/target/results.md"));
  }
}
