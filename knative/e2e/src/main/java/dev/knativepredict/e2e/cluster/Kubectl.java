package dev.knativepredict.e2e.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** kubectl with somebody's rights. */
public record Kubectl(Path kubeconfig) {

  public String call(String... words) {
    return Command.output(environment(), words(words));
  }

  /** For calls that may well be refused. */
  public Command.Ended attempt(String... words) {
    return Command.run(environment(), words(words));
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
