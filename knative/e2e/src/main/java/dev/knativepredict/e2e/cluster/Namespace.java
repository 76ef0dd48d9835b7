package dev.knativepredict.e2e.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A namespace of the tests' own, in which the pod standard "restricted" is enforced. */
public record Namespace(String name, Kubectl admin, Path root) {

  /** Makes it anew: what an earlier run left is deleted. */
  public static Namespace create(String name, Path kubeconfig, Path root) {
    Kubectl admin = new Kubectl(kubeconfig);
    admin.call("delete", "namespace", name, "--ignore-not-found", "--wait");
    admin.call("create", "namespace", name);
    admin.call("label", "namespace", name, "pod-security.kubernetes.io/enforce=restricted");
    return new Namespace(name, admin, root);
  }

  /** What an administrator does once: the accounts and the deployer's role. */
  public void grantAccess() throws IOException {
    Overlay access = Overlay.over(root.resolve("knative/access"), name);
    admin.call("apply", "-k", access.folder().toString());
  }

  /** kubectl with the rights of an account of this namespace, for an hour. */
  public Kubectl as(String account) throws IOException {
    String token = admin.call("-n", name, "create", "token", account, "--duration=1h").strip();
    Path file = Files.createTempFile(Path.of("target").toAbsolutePath(), account, ".kubeconfig");
    Files.writeString(file, kubeconfig(token));
    return new Kubectl(file);
  }

  private String kubeconfig(String token) {
    return """
    apiVersion: v1
    kind: Config
    clusters: [{name: c, cluster: {server: "%s", certificate-authority-data: %s}}]
    users: [{name: u, user: {token: "%s"}}]
    contexts: [{name: c, context: {cluster: c, user: u, namespace: %s}}]
    current-context: c
    """
        .formatted(cluster("server"), cluster("certificate-authority-data"), token, name);
  }

  private String cluster(String field) {
    return admin.call(
        "config",
        "view",
        "--raw",
        "--minify",
        "--flatten",
        "-o",
        "jsonpath={.clusters[0].cluster." + field + "}");
  }
}
