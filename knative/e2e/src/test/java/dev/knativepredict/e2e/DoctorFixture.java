package dev.knativepredict.e2e;

import dev.knativepredict.e2e.cluster.Command;
import dev.knativepredict.e2e.cluster.Kubectl;
import dev.knativepredict.e2e.cluster.Namespace;
import dev.knativepredict.e2e.load.ServiceClient;
import dev.knativepredict.e2e.release.ReleaseTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Services that the doctor looks at, in a namespace of their own. */
final class DoctorFixture implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  final Namespace namespace;
  final Kubectl admin;

  /** It speaks HTTP, and is no ingress. */
  final String registry;

  private final ClusterFixture shared;

  /** What the doctor said: its exit code, and each finding as {@code check kind: text}. */
  record Diagnosis(int code, List<String> findings) {}

  DoctorFixture(ClusterFixture shared) throws IOException {
    this.shared = shared;
    namespace = Namespace.create("e2e-doctor", shared.environment.kubeconfig(), shared.root);
    admin = namespace.admin();
    registry = "http://" + shared.environment.registry();
    namespace.grantAccess();
    admin.apply(
        namespace.name(),
        DoctorServices.all(shared.images.hello(), shared.images.missing().image()));
    namespace.call("wait", "--for=condition=Ready", "ksvc/predict", "--timeout=60s");
  }

  /** Calls the Service that works; at zero, that wakes a pod. False if it didn't answer. */
  boolean wake() {
    String host = "predict.%s.localhost".formatted(namespace.name());
    try {
      return new ServiceClient(shared.environment.ingress(), host).get("/").statusCode() == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The pods of the Service that works, without those that end. */
  int pods() {
    String path = "jsonpath={.status.replicas}";
    String count = namespace.call("get", "deploy", "predict-00001-deployment", "-o", path);
    return count.isEmpty() ? 0 : Integer.parseInt(count);
  }

  Path write(String manifest) throws IOException {
    return Files.writeString(Files.createTempFile(Path.of("target"), "service", ".yaml"), manifest)
        .toAbsolutePath();
  }

  /** Runs the doctor through the cluster's ingress. */
  Diagnosis doctor(Kubectl account, String... options) {
    return doctor(account, shared.environment.ingress().toString(), options);
  }

  /** Runs the doctor through another ingress. */
  Diagnosis doctor(Kubectl account, String ingress, String[] options) {
    List<String> words = new ArrayList<>(List.of("doctor", "--json", "--ingress", ingress));
    words.addAll(List.of(options));
    Path program = shared.root.resolve("knative/release/bin/release");
    List<String> always = List.of("--namespace", namespace.name());
    Command.Result run =
        new ReleaseTool(program, account.kubeconfig(), always).run(words.toArray(String[]::new));
    List<String> findings = new ArrayList<>();
    for (var found : JSON.readTree(run.out()).path("findings")) {
      findings.add(
          "%s %s: %s"
              .formatted(
                  found.path("check").asString(),
                  found.path("kind").asString(),
                  found.path("text").asString()));
    }
    return new Diagnosis(run.code(), findings);
  }

  @Override
  public void close() {
    namespace.admin().call("delete", "namespace", namespace.name(), "--wait=false");
  }
}
