package dev.knativepredict.e2e;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.cluster.Namespace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** An Application of Argo CD with automated sync and self-heal. */
final class Application implements AutoCloseable {

  private static final String NAME = "predict-e2e";
  private static final String ARGO = "argocd";
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final Namespace namespace;
  private final Namespace argo;

  private Application(Namespace namespace) {
    this.namespace = namespace;
    this.argo = new Namespace(ARGO, namespace.admin(), namespace.root());
  }

  /** Creates it as docs/git.md says. */
  static Application create(Namespace namespace, URI repository, Path root) throws IOException {
    Application application = new Application(namespace);
    application.argo.call(
        "delete", "role,rolebinding", "--selector=e2e=" + NAME, "--ignore-not-found");
    namespace
        .admin()
        .call(
            "apply",
            "--server-side",
            "--field-manager",
            "knative-predict",
            "--kustomize",
            root.resolve("knative/argocd").toString());
    namespace.admin().apply(ARGO, manifest(repository, namespace.name()));
    application.letPatch("deployer");
    return application;
  }

  private static String manifest(URI repository, String namespace) {
    return """
    apiVersion: argoproj.io/v1alpha1
    kind: Application
    metadata: {name: %s}
    spec:
      project: default
      source: {repoURL: "%s", targetRevision: main, path: production}
      destination: {server: "https://kubernetes.default.svc", namespace: %s}
      syncPolicy:
        automated: {selfHeal: true}
        syncOptions: [ServerSideApply=true]
    """
        .formatted(NAME, repository, namespace);
  }

  /** Gives an account of the namespace the right to ask Argo CD to look. */
  void letPatch(String account) {
    String name = NAME + "-" + account;
    argo.grant(
        name,
        namespace.name() + ":" + account,
        "--verb=patch",
        "--resource=applications.argoproj.io",
        "--resource-name=" + NAME);
    argo.call("label", "role/" + name, "rolebinding/" + name, "e2e=" + NAME);
  }

  /** The argument of {@code --application}. */
  String name() {
    return ARGO + "/" + NAME;
  }

  /** Its health as Argo CD says it, for example {@code Healthy}. */
  String health() {
    return get("{.status.health.status}");
  }

  void awaitSyncedAndHealthy() {
    Await.until(
        LIMIT,
        () -> "Argo CD says " + get("{.status}"),
        () -> get("{.status.sync.status} {.status.health.status}").equals("Synced Healthy"));
  }

  private String get(String path) {
    return argo.call("get", "application", NAME, "-o", "jsonpath=" + path);
  }

  /** The Service stays. */
  @Override
  public void close() {
    argo.call("delete", "application", NAME);
    argo.call("delete", "role,rolebinding", "--selector=e2e=" + NAME);
  }
}
