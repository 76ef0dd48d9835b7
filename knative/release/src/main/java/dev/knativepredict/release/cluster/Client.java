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

/** A client of the cluster that the kubeconfig names. */
public final class Client {

  private static final AtomicReference<@Nullable CompletableFuture<KubernetesClient>> EARLY =
      new AtomicReference<>();

  private Client() {}

  /** Begins to make one, while the command line is still being read. */
  public static void begin() {
    EARLY.set(CompletableFuture.supplyAsync(Client::make));
  }

  /** The one that was begun, or a new one. */
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
    // Four tries within two seconds: a blip is survived, an outage is said.
    config.setRequestRetryBackoffLimit(4);
    // A handful of requests, one after the other: the older protocol has less to set up.
    config.setHttp2Disable(true);
    return new KubernetesClientBuilder()
        .withConfig(config)
        // Without a search for the classes of every kind there is: those read here are named.
        .withKubernetesSerialization(new KubernetesSerialization(new ObjectMapper(), false))
        .build();
  }
}
