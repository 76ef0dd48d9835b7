package dev.knativepredict.release.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One registry, asked by the OCI distribution protocol without a login: as a stranger, who gets a
 * token where anybody may pull.
 */
final class RegistryClient implements AutoCloseable {

  private static final String MANIFESTS =
      "application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json,"
          + " application/vnd.docker.distribution.manifest.list.v2+json,"
          + " application/vnd.docker.distribution.manifest.v2+json";

  private static final Pattern PARAMETER = Pattern.compile("(realm|service|scope)=\"([^\"]*)\"");

  private final BoundedGet http;
  private final String host;
  private @Nullable String scheme;
  private @Nullable String token;

  RegistryClient(String host, Duration timeout) {
    this.host = host;
    this.http = new BoundedGet(timeout);
  }

  /** A manifest of a repository, by its digest. */
  HttpResponse<byte[]> manifest(String repository, String digest) throws IOException {
    return get("/v2/%s/manifests/%s".formatted(repository, digest));
  }

  /** A blob of a repository, which may be kept elsewhere: nobody there gets the token. */
  HttpResponse<byte[]> blob(String repository, String digest) throws IOException {
    return http.follow(get("/v2/%s/blobs/%s".formatted(repository, digest)));
  }

  /** Registries inside of a cluster often have no TLS. */
  private HttpResponse<byte[]> get(String path) throws IOException {
    if (scheme != null) {
      return authorized(scheme, path);
    }
    try {
      return authorized("https", path);
    } catch (IOException e) {
      if (scheme != null) {
        throw e;
      }
      return authorized("http", path);
    }
  }

  private HttpResponse<byte[]> authorized(String by, String path) throws IOException {
    String address = by + "://" + host + path;
    HttpResponse<byte[]> answer = send(address);
    scheme = by;
    if (answer.statusCode() == 401 && token == null) {
      Optional<String> given = token(answer);
      if (given.isPresent()) {
        token = given.get();
        return send(address);
      }
    }
    return answer;
  }

  private HttpResponse<byte[]> send(String address) throws IOException {
    Map<String, String> headers = new HashMap<>(Map.of("Accept", MANIFESTS));
    if (token != null) {
      headers.put("Authorization", "Bearer " + token);
    }
    return http.send(address, headers);
  }

  /** What a registry gives to anybody who asks for what its challenge names. */
  private Optional<String> token(HttpResponse<byte[]> refused) throws IOException {
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
    HttpResponse<byte[]> answer = http.send(realm + query, Map.of());
    JsonNode given = Predictions.parse(new String(answer.body(), UTF_8));
    String value = given.path("token").asText(given.path("access_token").asText(""));
    return Optional.of(value).filter(text -> !text.isEmpty());
  }

  @Override
  public void close() {
    http.close();
  }
}
