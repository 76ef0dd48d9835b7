package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The commands that a page shows, run as they are there, but for another Service in the namespace
 * of the tests.
 *
 * @param names what stands on the page, and what it is here
 */
record DocumentedCommands(ClusterFixture fixture, Path page, Map<String, String> names) {

  /** The programs get the namespace; a route may need a moment until it answers. */
  private static final String PROGRAMS =
      """
      kubectl() { command kubectl --namespace "$NAMESPACE" "$@"; }
      kn() { "$KN" --namespace "$NAMESPACE" "$@"; }
      curl() { command curl --connect-to "::$INGRESS_HOST" --retry 30 --retry-delay 1 --retry-all-errors --fail "$@"; }
      """;

  /** The lines of the page's block of commands that has these words. */
  List<String> block(String words) throws IOException {
    return DocumentedBlock.of(page, "sh", words).lines().toList();
  }

  /** Runs commands in one shell; they must succeed. Returns what they print. */
  String run(List<String> lines) {
    String script = String.join("\n", lines);
    for (Map.Entry<String, String> name : names.entrySet()) {
      script = script.replace(name.getKey(), name.getValue());
    }
    Command.Result result =
        Command.run(environment(), List.of("bash", "-euo", "pipefail", "-c", PROGRAMS + script));
    assertThat(result.code()).as(script + "\n" + result.err()).isZero();
    return result.out();
  }

  private Map<String, String> environment() {
    var ingress = fixture.environment.ingress();
    Map<String, String> environment = new HashMap<>();
    environment.put("KUBECONFIG", fixture.environment.kubeconfig().toString());
    environment.put("NAMESPACE", ClusterFixture.NAMESPACE);
    environment.put("IMAGE", fixture.environment.image());
    environment.put(
        "INGRESS_HOST",
        "%s:%d".formatted(ingress.getHost(), ingress.getPort() < 0 ? 80 : ingress.getPort()));
    environment.put("KN", Objects.requireNonNullElse(System.getenv("KN"), "kn"));
    return environment;
  }
}
