import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Makes the release tool's AOT cache: {@code java Rehearsal.java <folder of the jar>}.
 *
 * <p>A rollback is what must start fast, and an hour in which one is needed is not the time to
 * load classes one by one. So the tool makes one here, against a few canned answers, while the JVM
 * takes notes; a second one proves that the cache is used.
 */
final class Rehearsal {

  private static final String PASSWORD = "rehearsal";

  public static void main(String[] arguments) throws Exception {
    Path target = Path.of(arguments[0]).toAbsolutePath();
    Path folder = Files.createDirectories(target.resolve("rehearsal"));
    HttpServer service = HttpServer.create(anyPort(), 0);
    service.createContext("/", Rehearsal::answerAsService);
    service.start();
    HttpsServer cluster = HttpsServer.create(anyPort(), 0);
    cluster.setHttpsConfigurator(new HttpsConfigurator(certificate(folder)));
    String url = "http://127.0.0.1:" + service.getAddress().getPort();
    cluster.createContext("/", exchange -> answerAsCluster(exchange, url));
    cluster.start();
    Path kubeconfig = kubeconfig(folder, cluster.getAddress().getPort());
    Path cache = target.resolve("release.aot");
    rollBack(target, kubeconfig, "-XX:AOTCacheOutput=" + cache);
    rollBack(target, kubeconfig, "-XX:AOTMode=on", "-XX:AOTCache=" + cache);
    Files.writeString(target.resolve("java"), java("java") + "\n");
    service.stop(0);
    cluster.stop(0);
  }

  private static void rollBack(Path target, Path kubeconfig, String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(java("java"));
    command.addAll(List.of(options));
    command.addAll(List.of("@" + target.resolve("../bin/jvm.options").normalize(), "-jar"));
    command.addAll(List.of(target.resolve("release-all.jar").toString(), "rollback", "--service", "it"));
    ProcessBuilder process = new ProcessBuilder(command).inheritIO();
    process.redirectErrorStream(true);
    process.redirectOutput(target.resolve("rehearsal/log").toFile());
    process.environment().put("KUBECONFIG", kubeconfig.toString());
    int exit = process.start().waitFor();
    if (exit != 0) {
      System.err.print(Files.readString(target.resolve("rehearsal/log")));
      System.err.println("the rehearsed rollback ended with " + exit);
      System.exit(1);
    }
  }

  private static String java(String program) {
    return Path.of(System.getProperty("java.home"), "bin", program).toString();
  }

  private static void answerAsService(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Revision", "it-1");
    answer(exchange, "{}");
  }

  private static void answerAsCluster(HttpExchange exchange, String url) throws IOException {
    answer(exchange, exchange.getRequestURI().getPath().contains("/revisions") ? REVISION : SERVICE.formatted(url));
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  /** A cluster speaks TLS, and that is much of what there is to load. */
  private static SSLContext certificate(Path folder) throws Exception {
    // As in most clusters: an authority signs the server's certificate, and both keys are RSA.
    Keys authority = Keys.make(folder, "ca", "-ext", "bc:c");
    Keys server = Keys.make(folder, "it");
    authority.tool("-exportcert", "-rfc", "-file", folder.resolve("ca.crt").toString());
    server.tool("-certreq", "-file", folder.resolve("it.csr").toString());
    authority.tool(
        "-gencert",
        "-infile",
        folder.resolve("it.csr").toString(),
        "-outfile",
        folder.resolve("it.crt").toString(),
        "-ext",
        "SAN=IP:127.0.0.1");
    server.tool("-importcert", "-noprompt", "-file", folder.resolve("ca.crt").toString(), "-alias", "ca");
    server.tool("-importcert", "-noprompt", "-file", folder.resolve("it.crt").toString());
    KeyStore keys = KeyStore.getInstance(server.file().toFile(), PASSWORD.toCharArray());
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  /** A key and its certificate in a file. */
  private record Keys(Path file, String alias) {

    static Keys make(Path folder, String alias, String... options) throws Exception {
      Keys keys = new Keys(folder.resolve(alias + ".p12"), alias);
      Files.deleteIfExists(keys.file);
      List<String> command = new ArrayList<>(List.of("-genkeypair", "-keyalg", "RSA", "-dname", "CN=" + alias));
      command.addAll(List.of(options));
      keys.tool(command.toArray(String[]::new));
      return keys;
    }

    void tool(String... options) throws Exception {
      List<String> command = new ArrayList<>(List.of(java("keytool")));
      command.addAll(List.of(options));
      if (!command.contains("-alias")) {
        command.addAll(List.of("-alias", alias));
      }
      command.addAll(List.of("-keystore", file.toString(), "-storepass", PASSWORD));
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
    }
  }

  private static Path kubeconfig(Path folder, int port) throws IOException {
    return Files.writeString(
        folder.resolve("kubeconfig"),
        """
        apiVersion: v1
        kind: Config
        clusters: [{name: it, cluster: {server: "https://127.0.0.1:%d", certificate-authority: %s}}]
        users: [{name: it, user: {token: it}}]
        contexts: [{name: it, context: {cluster: it, user: it}}]
        current-context: it
        """
            .formatted(port, folder.resolve("ca.crt")));
  }

  private static final String SERVICE =
      """
      {"apiVersion": "serving.knative.dev/v1", "kind": "Service",
       "metadata": {"name": "it", "namespace": "default", "generation": 1, "resourceVersion": "1",
         "annotations": {"release.knativepredict.dev/state": "{\\"stable\\":\\"it-2\\",\\"traffic\\":[{\\"revision\\":\\"it-1\\",\\"percent\\":100,\\"tag\\":\\"stable\\"}],\\"rollout\\":null,\\"history\\":[{\\"candidate\\":{\\"revision\\":\\"it-1\\",\\"commit\\":\\"1\\",\\"model\\":\\"it/1\\",\\"image\\":\\"it\\"},\\"ending\\":\\"PROMOTED\\",\\"reason\\":\\"good\\",\\"began\\":\\"2026-01-01T00:00:00Z\\",\\"ended\\":\\"2026-01-01T00:01:00.5Z\\"}]}"}},
       "spec": {"template": {"metadata": {"name": "it-2"}, "spec": {"containers": [{"image": "it"}]}},
         "traffic": [{"revisionName": "it-1", "latestRevision": false, "percent": 100, "tag": "stable"}]},
       "status": {"observedGeneration": 1, "url": "%s",
         "conditions": [{"type": "RoutesReady", "status": "True"}],
         "traffic": [{"revisionName": "it-1", "latestRevision": false, "percent": 100, "tag": "stable"}]}}
      """;

  private static final String REVISION =
      """
      {"apiVersion": "serving.knative.dev/v1", "kind": "Revision",
       "metadata": {"name": "it-1", "namespace": "default", "creationTimestamp": "2026-01-01T00:00:00Z",
         "labels": {"serving.knative.dev/service": "it"}},
       "spec": {"containers": [{"image": "it"}]},
       "status": {"conditions": [{"type": "Ready", "status": "True"}]}}
      """;
}
