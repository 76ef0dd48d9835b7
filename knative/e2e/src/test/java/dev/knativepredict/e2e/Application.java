package dev.knativepredict.e2e;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.cluster.Kubectl;
import dev.knativepredict.e2e.cluster.Namespace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** An Application of Argo CD with automated sync and self-heal. */
final class Application implements AutoCloseable {

  static final String ARGO = "argocd";
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final String name;
  private final Namespace namespace;
  private final Namespace argo;

  private Application(String name, Namespace namespace) {
    this.name = name;
    this.namespace = namespace;
    this.argo = new Namespace(ARGO, namespace.admin(), namespace.root());
  }

  /** Creates one. */
  static Application create(Namespace namespace, URI repository) throws IOException {
    String name = "predict-e2e";
    namespace.admin().apply(ARGO, manifest(name, repository, namespace.name()));
    return of(name, namespace);
  }

  /** One that is there, or will be; the namespace's deployer may ask Argo CD to look at it. */
  static Application of(String name, Namespace namespace) {
    Application application = new Application(name, namespace);
    application.deleteRoles();
    application.letPatch("deployer");
    return application;
  }

  /** Adds the health check of a Service, as docs/git.md says. */
  static void checkHealth(Kubectl admin, Path root) {
    admin.call(
        "apply",
        "--server-side",
        "--field-manager",
        "knative-predict",
        "--kustomize",
        root.resolve("knative/argocd").toString());
  }

  private static String manifest(String name, URI repository, String namespace) {
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
        .formatted(name, repository, namespace);
  }

  /** Gives an account of the namespace the right to ask Argo CD to look. */
  void letPatch(String account) {
    String role = name + "-" + account;
    argo.grant(
        role,
        namespace.name() + ":" + account,
        "--verb=patch",
        "--resource=applications.argoproj.io",
        "--resource-name=" + name);
    argo.call("label", "role/" + role, "rolebinding/" + role, "e2e=" + name);
  }

  /** The argument of {@code --application}. */
  String name() {
    return ARGO + "/" + name;
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
    return argo.call("get", "application", name, "-o", "jsonpath=" + path);
  }

  private void deleteRoles() {
    argo.call("delete", "role,rolebinding", "--selector=e2e=" + name, "--ignore-not-found");
  }

  /** The Service stays. */
  @Override
  public void close() {
    argo.call("delete", "application", name, "--ignore-not-found");
    deleteRoles();
  }
}
