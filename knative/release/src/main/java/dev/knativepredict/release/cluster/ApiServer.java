package dev.knativepredict.release.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.knativepredict.release.doctor.Answer;
import dev.knativepredict.release.doctor.Api;
import dev.knativepredict.release.plan.Refused;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.util.concurrent.CompletionException;

/** Sends requests to the API server as they are, with the credentials of the kubeconfig. */
public final class ApiServer implements Api {

  private static final String PATCH = "application/json-patch+json";
  private static final String JSON = "application/json";

  private final KubernetesClient client = Client.take();
  private final HttpClient http = client.getHttpClient();

  @Override
  public Answer get(String path) {
    return send(request(path));
  }

  @Override
  public Answer send(String method, String path, JsonNode body) {
    String type = method.equals("PATCH") ? PATCH : JSON;
    return send(request(path).method(method, type, body.toString()));
  }

  private HttpRequest.Builder request(String path) {
    String base = client.getMasterUrl().toString().replaceFirst("/$", "");
    return http.newHttpRequestBuilder().uri(base + path);
  }

  private Answer send(HttpRequest.Builder request) {
    HttpResponse<String> response;
    try {
      response = http.sendAsync(request.build(), String.class).join();
    } catch (CompletionException e) {
      throw unreachable(e);
    }
    Answer answer = new Answer(response.code(), response.body(), response.header("Date"));
    if (answer.status() == 401) {
      throw new Refused("the cluster refuses: the account's token or certificate isn't valid");
    }
    return answer;
  }

  private ClusterUnreachable unreachable(CompletionException e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return new ClusterUnreachable(
        "the cluster at %s is out of reach: %s"
            .formatted(
                client.getMasterUrl(),
                message == null
                    ? cause.getClass().getSimpleName()
                    : message.replaceAll("\\s+", " ")),
        e);
  }

  @Override
  public void close() {
    client.close();
  }
}
