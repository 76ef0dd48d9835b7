package dev.knativepredict.e2e.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A namespace for the tests; it enforces the pod security standard "restricted".
 *
 * @param admin kubectl with the permissions of an administrator
 * @param root the root of the repository
 */
public record Namespace(String name, Kubectl admin, Path root) {

  /** Creates the namespace; if it exists already, it is deleted first. */
  public static Namespace create(String name, Path kubeconfig, Path root) {
    Kubectl admin = new Kubectl(kubeconfig);
    admin.call("delete", "namespace", name, "--ignore-not-found", "--wait");
    admin.call("create", "namespace", name);
    admin.call("label", "namespace", name, "pod-security.kubernetes.io/enforce=restricted");
    return new Namespace(name, admin, root);
  }

  /** Creates the service accounts and the role of the deployer, as an administrator does once. */
  public void grantAccess() throws IOException {
    Overlay access = Overlay.over(root.resolve("knative/access"), name);
    admin.call("apply", "-k", access.folder().toString());
  }

  /**
   * Creates a role of this namespace, and gives it to a service account.
   *
   * @param account as {@code namespace:name}
   * @param rights as {@code kubectl create role} takes them
   */
  public void grant(String role, String account, String... rights) {
    List<String> create = new ArrayList<>(List.of("create", "role", role));
    create.addAll(List.of(rights));
    call(create.toArray(String[]::new));
    call("create", "rolebinding", role, "--role=" + role, "--serviceaccount=" + account);
  }

  /** Runs kubectl in this namespace as an administrator; it must succeed. */
  public String call(String... words) {
    List<String> all = new ArrayList<>(List.of("-n", name));
    all.addAll(List.of(words));
    return admin.call(all.toArray(String[]::new));
  }

  /** kubectl with the permissions of a service account, valid for one hour. */
  public Kubectl as(String account) throws IOException {
    String token = call("create", "token", account, "--duration=1h").strip();
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
