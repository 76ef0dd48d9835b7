package dev.knativepredict.e2e;

import dev.knativepredict.e2e.cluster.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The CronJob of {@code knative/monitoring/guard}, run at once and by what the pods say. */
final class GuardJob {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private GuardJob() {}

  /** Runs it in a namespace; returns what it wrote. */
  static String run(OwnNamespace own, ClusterFixture shared) throws IOException {
    Path folder = Files.createTempDirectory(Path.of("target"), "guard").toRealPath();
    Path component = shared.root.resolve("knative/monitoring/guard").toRealPath();
    String image = Files.readString(shared.root.resolve("knative/release/target/image.digest"));
    Files.writeString(
        folder.resolve("kustomization.yaml"),
        """
        namespace: %s
        components: [%s]
        patches:
          - target: {kind: CronJob}
            patch: |
              - {op: replace, path: /spec/jobTemplate/spec/template/spec/containers/0/image, value: "%s"}
              # Without its Prometheus.
              - {op: replace, path: /spec/jobTemplate/spec/template/spec/containers/0/args, value: [guard, --namespace, $(POD_NAMESPACE)]}
        """
            .formatted(own.namespace.name(), folder.relativize(component), image.strip()));
    own.namespace.call("apply", "-k", folder.toString());
    own.namespace.call("create", "job", "look", "--from=cronjob/predict-guard");
    Await.until(LIMIT, () -> own.namespace.call("describe", "job", "look"), () -> ended(own));
    return own.namespace.call("logs", "job/look");
  }

  private static boolean ended(OwnNamespace own) {
    String status = "jsonpath={.status.succeeded}{.status.failed}";
    return !own.namespace.call("get", "job", "look", "-o", status).isBlank();
  }
}
