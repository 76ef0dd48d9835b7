package dev.knativepredict.e2e;

import dev.knativepredict.e2e.image.Candidate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the release tool is called: short steps, so that a run of all scenarios takes minutes. */
final class Settings {

  private Settings() {}

  static List<String> of(Environment environment, String namespace) {
    return List.of("--namespace", namespace, "--ingress", environment.ingress().toString());
  }

  static String[] deploy(Candidate candidate, Path manifest, String commit, String... more) {
    List<String> words = new ArrayList<>(List.of("deploy", "--image", candidate.image()));
    words.addAll(List.of("--commit", commit, "--file", manifest.toString()));
    words.addAll(List.of("--model", candidate.model().toString()));
    words.addAll(List.of("--steps", "5,25,50,100", "--step-duration", "6"));
    words.addAll(List.of("--min-requests", "20", "--max-wait", "60", "--pairs", "100"));
    // A JVM that just started is slow beside one that has run for minutes, on cores that both
    // share.
    words.addAll(List.of("--max-slowdown", "5"));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }
}
