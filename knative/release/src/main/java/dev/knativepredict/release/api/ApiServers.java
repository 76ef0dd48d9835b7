package dev.knativepredict.release.api;

import io.fabric8.kubernetes.client.Config;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Finds the API server that is meant: by $KUBECONFIG, the file in the home folder, or the pod. */
public final class ApiServers {

  private static final List<String> PROXIES =
      List.of("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy");

  private static final AtomicReference<@Nullable CompletableFuture<ApiServer>> EARLY =
      new AtomicReference<>();

  private ApiServers() {}

  /** Starts to find it in the background, while the command line is still being read. */
  public static void begin() {
    EARLY.set(CompletableFuture.supplyAsync(() -> find(System.getenv())));
  }

  /** The one that was begun in the background, or a new one. */
  public static ApiServer take() {
    @Nullable CompletableFuture<ApiServer> begun = EARLY.getAndSet(null);
    if (begun == null) {
      return find(System.getenv());
    }
    try {
      return begun.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException reason ? reason : e;
    }
  }

  static ApiServer find(Map<String, String> environment) {
    return access(environment)
        .<ApiServer>map(DirectApi::new)
        .orElseGet(() -> byLibrary(environment.getOrDefault("KUBECONFIG", "")));
  }

  private static ApiServer byLibrary(String kubeconfig) {
    try {
      return new LibraryApi(config(kubeconfig));
    } catch (RuntimeException e) {
      throw new UnusableKubeconfig(kubeconfig, e);
    }
  }

  private static Optional<Access> access(Map<String, String> environment) {
    if (PROXIES.stream().anyMatch(environment::containsKey)) {
      return Optional.empty();
    }
    String named = environment.getOrDefault("KUBECONFIG", "");
    if (isList(named)) {
      return Optional.empty();
    }
    Path home = Path.of(System.getProperty("user.home"), ".kube", "config");
    Path file = named.isEmpty() ? home : Path.of(named);
    return Files.exists(file) || !named.isEmpty()
        ? new Kubeconfig(file).access()
        : ServiceAccount.access(environment);
  }

  private static Config config(String kubeconfig) {
    return kubeconfig.isEmpty() || isList(kubeconfig)
        ? Config.autoConfigure(null)
        : Config.fromKubeconfig(new File(kubeconfig));
  }

  private static boolean isList(String kubeconfig) {
    return kubeconfig.contains(File.pathSeparator);
  }
}
