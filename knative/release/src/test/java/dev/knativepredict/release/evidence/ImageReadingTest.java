package dev.knativepredict.release.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is read of images, from a registry that keeps its blobs elsewhere. */
class ImageReadingTest {

  /** It is asked by TLS first, for as long as that. */
  private static final Duration TIMEOUT = Duration.ofMillis(500);

  private final ImageRegistry registry = new HttpImageRegistry(TIMEOUT);
  private final Map<String, String> contents = new ConcurrentHashMap<>();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private HttpServer server;
  private int status = 200;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void theLabelsOfAnImageAreThoseOfItsConfiguration() {
    String configuration = configuration("{\"commit\": \"0\"}");
    String image = image(configuration);
    assertThat(read(image))
        .isEqualTo(new ImageContent.Whole(Set.of(image, configuration), Map.of("commit", "0")));
  }

  @Test
  void theImagesOfAnIndexHaveTheSameLabelsOrBothAreSaid() {
    String one = image(configuration("{\"commit\": \"0\", \"model\": \"a\"}"));
    String other = image(configuration("{\"commit\": \"0\", \"model\": \"b\", \"more\": \"c\"}"));
    String index = index(one, other);
    assertThat(read(index))
        .isInstanceOfSatisfying(
            ImageContent.Whole.class,
            whole -> {
              assertThat(whole.labels())
                  .isEqualTo(Map.of("commit", "0", "model", "a and b", "more", "none and c"));
              assertThat(whole.digests()).contains(index, one, other).hasSize(5);
            });
  }

  @Test
  void bytesWithAnotherDigestAreSaid() {
    String configuration = configuration("{}");
    String image = image(configuration);
    contents.put(configuration, "{\"config\": {\"Labels\": {\"commit\": \"9\"}}}");
    assertThat(read(image))
        .isEqualTo(new ImageContent.Altered(configuration, digest(contents.get(configuration))));
    contents.put(image, "{}");
    assertThat(read(image)).isEqualTo(new ImageContent.Altered(image, digest("{}")));
  }

  @Test
  void whatIsGoneOrNoImageOrForOthersIsSaid() {
    String gone = digest("gone");
    assertThat(read(gone)).isEqualTo(new ImageContent.Gone(gone));
    assertThat(read(index())).isEqualTo(new ImageContent.Unreadable("an index of 0 images"));
    assertThat(read(put("[]")))
        .isEqualTo(new ImageContent.Unreadable("it is no image: it has no configuration"));
    status = 401;
    assertThat(read(gone)).isEqualTo(new ImageContent.Unreadable("127.0.0.1 wants a login"));
    server.stop(0);
    assertThat(read(gone))
        .isInstanceOfSatisfying(
            ImageContent.Unreadable.class,
            found -> assertThat(found.reason()).endsWith("is out of reach from here"));
    assertThat(registry.read("it@" + gone)).isInstanceOf(ImageContent.Unreadable.class);
  }

  @Test
  void moreThanAnImageNeedsIsNotRead() {
    String large = put(" ".repeat((4 << 20) + 1));
    assertThat(read(large)).isInstanceOf(ImageContent.Unreadable.class);
  }

  /** Whoever keeps the blobs could pull images with it. */
  @Test
  void theTokenIsNotSentToWhereBlobsAreKept() {
    status = 200;
    tokens.put("wanted", "Bearer it");
    String image = image(configuration("{}"));
    assertThat(read(image)).isInstanceOf(ImageContent.Whole.class);
    assertThat(tokens).containsEntry("manifests", "Bearer it").containsEntry("elsewhere", "none");
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String sent =
        String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
            .replace("null", "none");
    String kind = path.replaceFirst("(?:/v2/it)?/(\\w+).*", "$1");
    tokens.put(kind, sent);
    String content = contents.get(path.substring(path.lastIndexOf('/') + 1));
    if (kind.equals("token")) {
      send(exchange, 200, "{\"access_token\": \"it\"}");
    } else if (status != 200) {
      send(exchange, status, "");
    } else if (!kind.equals("elsewhere") && !sent.equals(tokens.getOrDefault("wanted", "none"))) {
      String challenge = "Bearer realm=\"http://%s/token\"".formatted(host());
      exchange.getResponseHeaders().add("WWW-Authenticate", challenge);
      send(exchange, 401, "");
    } else if (kind.equals("blobs")) {
      exchange.getResponseHeaders().add("Location", path.replace("/v2/it/blobs", "/elsewhere"));
      send(exchange, 307, "");
    } else {
      send(exchange, content == null ? 404 : 200, content == null ? "" : content);
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  private ImageContent read(String digest) {
    return registry.read("%s/it@%s".formatted(host(), digest));
  }

  private String configuration(String labels) {
    return put("{\"config\": {\"Labels\": %s}}".formatted(labels));
  }

  private String image(String configuration) {
    return put("{\"config\": {\"digest\": \"%s\"}}".formatted(configuration));
  }

  /** With what is attested about its images, as some builders put it beside them. */
  private String index(String... images) {
    String attested =
        "{\"digest\": \"sha256:0\", \"platform\": {\"os\": \"unknown\", \"architecture\": \"unknown\"}}";
    String all =
        Stream.concat(
                List.of(images).stream().map("{\"digest\": \"%s\"}"::formatted),
                Stream.of(attested))
            .collect(Collectors.joining(", "));
    return put("{\"manifests\": [%s]}".formatted(all));
  }

  private String put(String content) {
    String digest = digest(content);
    contents.put(digest, content);
    return digest;
  }

  private static String digest(String content) {
    return "sha256:" + Sha256.of(content.getBytes(UTF_8));
  }
}
