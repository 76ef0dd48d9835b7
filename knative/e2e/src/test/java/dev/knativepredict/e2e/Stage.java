package dev.knativepredict.e2e;

import dev.knativepredict.e2e.cluster.Command;
import dev.knativepredict.e2e.cluster.Kubectl;
import dev.knativepredict.e2e.cluster.Namespace;
import dev.knativepredict.e2e.cluster.Overlay;
import dev.knativepredict.e2e.cluster.Predict;
import dev.knativepredict.e2e.image.Candidate;
import dev.knativepredict.e2e.image.Images;
import dev.knativepredict.e2e.image.Models;
import dev.knativepredict.e2e.load.Load;
import dev.knativepredict.e2e.load.Question;
import dev.knativepredict.e2e.load.Target;
import dev.knativepredict.e2e.release.ReleaseTool;
import dev.knativepredict.e2e.results.ImageParts;
import dev.knativepredict.e2e.results.Results;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What all scenarios share: one namespace, one service, one set of images, one page of results. */
final class Stage implements AutoCloseable {

  static final String NAMESPACE = "e2e";
  private static final int REQUESTS_PER_SECOND = 40;

  final Environment environment = Environment.read();
  final Path root = Environment.repository();
  final Results results = new Results();
  final Path shipped = root.resolve("models/credit/1");
  final Models models = new Models(shipped);
  final String commit = Command.output(Map.of(), List.of("git", "rev-parse", "HEAD")).strip();
  final Images images;
  final Namespace namespace;
  final Predict service;
  final Kubectl deployer;
  final ReleaseTool tool;

  Stage() throws IOException {
    images = new Images(environment.registry(), environment.image(), shipped);
    OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
    results.fact(
        "The machine",
        "%d cores, %.1f processes wanting them when the run began"
            .formatted(machine.getAvailableProcessors(), machine.getSystemLoadAverage()));
    results.table(
        "The image",
        ImageParts.table(root.resolve("function/target/image.json"), environment.image()));
    namespace = Namespace.create(NAMESPACE, environment.kubeconfig(), root);
    namespace.grantAccess();
    service = new Predict(namespace);
    deployer = namespace.as("deployer");
    tool =
        new ReleaseTool(
            root.resolve("knative/release/bin/release"),
            deployer.kubeconfig(),
            Settings.of(environment, NAMESPACE));
  }

  /** The local overlay as a person starts with it, rendered for a namespace. */
  Path rendered() throws IOException {
    Overlay overlay = Overlay.over(root.resolve("knative/overlays/local"), NAMESPACE);
    Path file = overlay.folder().resolve("rendered.yaml");
    Files.writeString(file, namespace.admin().call("kustomize", overlay.folder().toString()));
    return file;
  }

  /** The words after {@code release} that deploy a candidate. */
  String[] deploy(Candidate candidate, String... more) throws IOException {
    return Settings.deploy(candidate, rendered(), commit, more);
  }

  Target users() {
    return target("predict");
  }

  Target target(String name) {
    return new Target(environment.ingress(), "%s.%s.localhost".formatted(name, NAMESPACE));
  }

  Load load() {
    return Load.start(users(), questions(), REQUESTS_PER_SECOND);
  }

  List<Question> questions() {
    return models.golden().stream().map(Question::new).toList();
  }

  @Override
  public void close() throws IOException {
    service.close();
    results.write(root.resolve("knative/e2e/target/results.md"));
  }
}
