package dev.knativepredict.e2e;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the release tool is called: short steps, so that a run of all scenarios takes minutes. */
final class Settings {

  private Settings() {}

  static List<String> of(Environment environment, String namespace) {
    return List.of("--namespace", namespace, "--ingress", environment.ingress().toString());
  }

  static String[] deploy(String image, Path manifest, Path golden, String... more) {
    List<String> words = new ArrayList<>(List.of("deploy"));
    words.addAll(List.of("--image", image, "--manifest", manifest.toString()));
    words.addAll(List.of("--golden", golden.toString()));
    words.addAll(List.of("--steps", "5,25,50,100", "--step-duration", "6s"));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }
}
