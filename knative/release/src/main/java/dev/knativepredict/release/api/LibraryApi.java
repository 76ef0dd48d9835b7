package dev.knativepredict.release.api;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An API server that is asked by the Kubernetes library, which knows every kind of kubeconfig: with
 * plugins, OIDC, proxies, several files.
 */
final class LibraryApi implements ApiServer {

  private final KubernetesClient client;

  LibraryApi(Config config) {
    config.setConnectionTimeout(10_000);
    config.setRequestTimeout(30_000);
    // Who asks tries again.
    config.setRequestRetryBackoffLimit(0);
    // For a few requests, one after the other, HTTP/1.1 has less to set up.
    config.setHttp2Disable(true);
    client = new KubernetesClientBuilder().withConfig(config).build();
  }

  @Override
  public String address() {
    return String.valueOf(client.getMasterUrl());
  }

  @Override
  public ApiResponse send(ApiRequest request) throws IOException {
    HttpRequest message =
        client
            .getHttpClient()
            .newHttpRequestBuilder()
            .uri(address().replaceFirst("/$", "") + request.path())
            .method(request.method().verb(), request.method().contentType(), request.body())
            .build();
    try {
      HttpResponse<String> response =
          client
              .getHttpClient()
              .sendAsync(message, String.class)
              .get(request.timeout().toMillis(), TimeUnit.MILLISECONDS);
      return new ApiResponse(response.code(), response.body(), response.header("Date"));
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("no response within " + request.timeout().toMillis() + " ms", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
