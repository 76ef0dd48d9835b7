package dev.knativepredict.e2e.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** kubectl, with the permissions of a kubeconfig. */
public record Kubectl(Path kubeconfig) {

  /** Runs kubectl, and returns its stdout; it must succeed. */
  public String call(String... words) {
    return Command.output(environment(), words(words));
  }

  /** Runs kubectl; it may fail. */
  public Command.Result attempt(String... words) {
    return Command.run(environment(), words(words));
  }

  /** Applies a manifest to a namespace. */
  public void apply(String namespace, String manifest) throws IOException {
    Path file = Files.createTempFile(Path.of("target"), "manifest", ".yaml");
    call("-n", namespace, "apply", "-f", Files.writeString(file, manifest).toString());
  }

  Map<String, String> environment() {
    return Map.of("KUBECONFIG", kubeconfig.toString());
  }

  private static List<String> words(String... words) {
    List<String> all = new ArrayList<>(List.of("kubectl"));
    all.addAll(List.of(words));
    return all;
  }
}
