package dev.knativepredict.release.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The client of the cluster that the kubeconfig names. */
public final class Client {

  private static final AtomicReference<@Nullable CompletableFuture<KubernetesClient>> EARLY =
      new AtomicReference<>();

  private Client() {}

  /** Starts to make a client in the background, while the command line is still being read. */
  public static void begin() {
    EARLY.set(CompletableFuture.supplyAsync(Client::make));
  }

  /** The client that was started in the background, or a new one. */
  static KubernetesClient take() {
    @Nullable CompletableFuture<KubernetesClient> begun = EARLY.getAndSet(null);
    if (begun == null) {
      return make();
    }
    try {
      return begun.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException reason ? reason : e;
    }
  }

  private static KubernetesClient make() {
    Config config = Config.autoConfigure(null);
    config.setConnectionTimeout(10_000);
    config.setRequestTimeout(30_000);
    // Four tries within two seconds: a short failure is survived, a long one is reported.
    config.setRequestRetryBackoffLimit(4);
    // For a few requests, one after the other, HTTP/1.1 has less to set up.
    config.setHttp2Disable(true);
    return new KubernetesClientBuilder()
        .withConfig(config)
        // Without a search for the classes of all kinds: this tool names those that it reads.
        .withKubernetesSerialization(new KubernetesSerialization(new ObjectMapper(), false))
        .build();
  }
}
