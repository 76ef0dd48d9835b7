package dev.knativepredict.release.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks registries by the OCI distribution protocol, without a login: as a stranger, who gets a
 * token where anybody may pull.
 */
public final class HttpImageRegistry implements ImageRegistry {

  private static final String MANIFESTS =
      "application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json,"
          + " application/vnd.docker.distribution.manifest.list.v2+json,"
          + " application/vnd.docker.distribution.manifest.v2+json";

  private static final Pattern IMAGE =
      Pattern.compile("([^/]+)/([^@]+?)(?::[^:@/]+)?@(sha256:[0-9a-f]{64})");

  private static final Pattern PARAMETER = Pattern.compile("(realm|service|scope)=\"([^\"]*)\"");
  private final Duration timeout;

  /**
   * For any registry.
   *
   * @param timeout how long to wait for a connection, and for a response
   */
  public HttpImageRegistry(Duration timeout) {
    this.timeout = timeout;
  }

  @Override
  public Presence find(String image) {
    Matcher parts = IMAGE.matcher(image);
    if (!parts.matches()) {
      return new Presence.Unknown("%s names no registry".formatted(image));
    }
    String path = "/v2/%s/manifests/%s".formatted(parts.group(2), parts.group(3));
    try (HttpClient client = client()) {
      return ask(client, parts.group(1), path);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Presence.Unknown("interrupted");
    }
  }

  private HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(timeout)
        .build();
  }

  /** Registries inside of a cluster often have no TLS. */
  private Presence ask(HttpClient client, String host, String path) throws InterruptedException {
    try {
      return presence(client, URI.create("https://" + host + path));
    } catch (IOException e) {
      try {
        return presence(client, URI.create("http://" + host + path));
      } catch (IOException again) {
        return new Presence.Unknown("%s is out of reach from here".formatted(host));
      }
    }
  }

  private Presence presence(HttpClient client, URI manifest)
      throws IOException, InterruptedException {
    HttpResponse<String> response = send(client, manifest, Optional.empty());
    if (response.statusCode() == 401) {
      Optional<String> token = token(client, response);
      if (token.isPresent()) {
        response = send(client, manifest, token);
      }
    }
    return switch (response.statusCode()) {
      case 200 -> new Presence.There();
      case 404 -> new Presence.Gone();
      case 401, 403 -> new Presence.Unknown(manifest.getHost() + " wants a login");
      default ->
          new Presence.Unknown(
              "%s answers with status %d".formatted(manifest.getHost(), response.statusCode()));
    };
  }

  /** What a registry gives to anybody who asks for what its challenge names. */
  private Optional<String> token(HttpClient client, HttpResponse<String> refused)
      throws IOException, InterruptedException {
    String challenge = refused.headers().firstValue("WWW-Authenticate").orElse("");
    String realm = "";
    StringBuilder query = new StringBuilder();
    Matcher parameter = PARAMETER.matcher(challenge);
    while (parameter.find()) {
      if (parameter.group(1).equals("realm")) {
        realm = parameter.group(2);
      } else {
        query.append(query.isEmpty() ? "?" : "&").append(parameter.group(1)).append('=');
        query.append(parameter.group(2));
      }
    }
    if (!challenge.startsWith("Bearer ") || !realm.startsWith("http")) {
      return Optional.empty();
    }
    HttpResponse<String> answer = send(client, URI.create(realm + query), Optional.empty());
    JsonNode token = Predictions.parse(answer.body());
    String value = token.path("token").asText(token.path("access_token").asText(""));
    return Optional.of(value).filter(text -> !text.isEmpty());
  }

  private HttpResponse<String> send(HttpClient client, URI address, Optional<String> token)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).timeout(timeout).header("Accept", MANIFESTS);
    token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
