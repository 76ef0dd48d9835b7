package dev.knativepredict.release.api;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of kubeconfig against a server with TLS. */
class ApiServersTest {

  private static final ApiRequest VERSION = ApiRequest.get("/version?pretty=true");

  @TempDir private static Path keysFolder;
  private static Keys authority;
  private static Keys keys;
  private static final Map<String, Keys> CLIENTS = new HashMap<>();

  @TempDir private Path folder;

  @BeforeAll
  static void makeKeys() throws IOException, InterruptedException {
    authority = Keys.authority(keysFolder);
    keys = authority.sign("server", "RSA", "SAN=IP:127.0.0.1");
    CLIENTS.put("RSA", authority.sign("client-rsa", "RSA", "eku=clientAuth"));
    CLIENTS.put("EC", authority.sign("client-ec", "EC", "eku=clientAuth"));
  }

  @Test
  void aTokenIsSentByTheDirectWay() throws Exception {
    try (TlsServer server = new TlsServer(keys);
        ApiServer api = direct(server.url("127.0.0.1"), "token: secret")) {
      ApiResponse response = api.send(VERSION);
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.body()).isEqualTo("GET /version?pretty=true by Bearer secret, null: ");
      assertThat(response.date()).endsWith("GMT");
    }
  }

  @Test
  void aPatchSaysWhichKindItIs() throws Exception {
    try (TlsServer server = new TlsServer(keys);
        ApiServer api = direct(server.url("127.0.0.1") + "/k8s/clusters/c-1/", "token: t")) {
      var patch = new ApiRequest(ApiRequest.Method.MERGE_PATCH, "/apis", "{\"é\":1}");
      assertThat(api.send(patch).body())
          .startsWith("PATCH /k8s/clusters/c-1/apis by Bearer t, application/merge-patch+json")
          .endsWith(": {\"é\":1}");
    }
  }

  @Test
  void aTokenFileIsReadAgainForEachRequest() throws Exception {
    Path token = Files.writeString(folder.resolve("token"), "one\n");
    try (TlsServer server = new TlsServer(keys);
        ApiServer api = direct(server.url("127.0.0.1"), "tokenFile: token")) {
      assertThat(api.send(VERSION).body()).contains("Bearer one,");
      Files.writeString(token, "two");
      assertThat(api.send(VERSION).body()).contains("Bearer two,");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC"})
  void aClientsCertificateIsShown(String algorithm) throws Exception {
    Keys client = requireNonNull(CLIENTS.get(algorithm));
    String user =
        "client-certificate-data: %s, client-key-data: %s"
            .formatted(base64(client.certificate()), base64(client.key()));
    assertCertificateIsShown(user, client.alias());
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC"})
  void aKeyInTheOldFormIsReadToo(String algorithm) throws Exception {
    Keys client = requireNonNull(CLIENTS.get(algorithm));
    Files.writeString(folder.resolve("it.crt"), client.certificate());
    Files.writeString(folder.resolve("it.key"), client.oldKey(algorithm));
    assertCertificateIsShown("client-certificate: it.crt, client-key: it.key", client.alias());
  }

  private void assertCertificateIsShown(String user, String name) throws Exception {
    try (TlsServer server = new TlsServer(keys, rules -> rules.setNeedClientAuth(true));
        ApiServer api = direct(server.url("127.0.0.1"), user)) {
      assertThat(api.send(VERSION).body()).contains("by CN=" + name);
    }
  }

  @Test
  void aPodUsesItsServiceAccount() throws Exception {
    Files.writeString(folder.resolve("token"), "pod");
    Files.writeString(folder.resolve("ca.crt"), authority.certificate());
    try (TlsServer server = new TlsServer(keys)) {
      String port = server.url("127.0.0.1").replaceFirst(".*:", "");
      var environment =
          Map.of("KUBERNETES_SERVICE_HOST", "127.0.0.1", "KUBERNETES_SERVICE_PORT", port);
      Access access = ServiceAccount.access(environment, folder).orElseThrow();
      try (ApiServer api = new DirectApi(access)) {
        assertThat(api.send(VERSION).body()).contains("Bearer pod,");
      }
    }
  }

  @Test
  void aServerThatMayOnlyUseNistsGroupsIsReachedByTheSecondTry() throws Exception {
    String[] groups = {"secp256r1"};
    try (TlsServer server = new TlsServer(keys, rules -> rules.setNamedGroups(groups));
        ApiServer api = direct(server.url("127.0.0.1"), "token: t")) {
      assertThat(api.send(VERSION).status()).isEqualTo(200);
    }
  }

  @Test
  void aCertificateForAnotherHostIsRefused() throws Exception {
    try (TlsServer server = new TlsServer(keys);
        ApiServer api = direct(server.url("localhost"), "token: t")) {
      assertThatThrownBy(() -> api.send(VERSION)).hasMessageContaining("localhost");
    }
  }

  @Test
  void aCertificateByAnotherAuthorityIsRefused() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Keys stranger = Keys.authority(elsewhere).sign("server", "RSA", "SAN=IP:127.0.0.1");
    try (TlsServer server = new TlsServer(stranger);
        ApiServer api = direct(server.url("127.0.0.1"), "token: t")) {
      assertThatThrownBy(() -> api.send(VERSION)).isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "username: me, password: secret",
        "exec: {apiVersion: client.authentication.k8s.io/v1, command: get-token}",
        "token: t, as: somebody"
      })
  void anyOtherUserIsLeftToTheLibrary(String user) throws Exception {
    assertThat(new Kubeconfig(config("https://127.0.0.1:1", user)).access()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: [b", "plain text", "[]"})
  void aFileThatIsNoKubeconfigIsSaidInOneLine(String text) throws IOException {
    String file = Files.writeString(folder.resolve("config"), text).toString();
    assertThatThrownBy(() -> ApiServers.find(Map.of("KUBECONFIG", file)))
        .isInstanceOfSatisfying(
            UnusableKubeconfig.class,
            unusable ->
                assertThat(unusable.reason())
                    .startsWith("the kubeconfig %s can't be used: ".formatted(file))
                    .doesNotContain("\n"));
  }

  @Test
  void theLibraryAsksThePluginForItsToken() throws Exception {
    Path plugin = folder.resolve("get-token");
    Files.writeString(
        plugin,
        """
        #!/bin/sh
        echo '{"apiVersion": "client.authentication.k8s.io/v1", "kind": "ExecCredential", "status": {"token": "from-plugin"}}'
        """);
    assertThat(plugin.toFile().setExecutable(true)).isTrue();
    String user =
        "exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never, command: '%s'}"
            .formatted(plugin);
    try (TlsServer server = new TlsServer(keys);
        ApiServer api = api(server.url("127.0.0.1"), user)) {
      assertThat(api).isInstanceOf(LibraryApi.class);
      assertThat(api.send(VERSION).body()).contains("Bearer from-plugin,");
      var patch = new ApiRequest(ApiRequest.Method.JSON_PATCH, "/apis", "[]");
      assertThat(api.send(patch).body()).startsWith("PATCH /apis").contains("json-patch+json");
    }
  }

  private ApiServer direct(String url, String user) throws IOException, GeneralSecurityException {
    ApiServer api = api(url, user);
    assertThat(api).isInstanceOf(DirectApi.class);
    return api;
  }

  private ApiServer api(String url, String user) throws IOException, GeneralSecurityException {
    return ApiServers.find(Map.of("KUBECONFIG", config(url, user).toString()));
  }

  private Path config(String url, String user) throws IOException, GeneralSecurityException {
    return Files.writeString(
        folder.resolve("config"),
        """
        apiVersion: v1
        kind: Config
        clusters: [{name: it, cluster: {server: "%s", certificate-authority-data: %s}}]
        users: [{name: other, user: {token: other}}, {name: it, user: {%s}}]
        contexts: [{name: it, context: {cluster: it, user: it, namespace: ignored}}]
        current-context: it
        """
            .formatted(url, base64(authority.certificate()), user));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
