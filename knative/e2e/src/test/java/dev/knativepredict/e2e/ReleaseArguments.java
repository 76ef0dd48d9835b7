package dev.knativepredict.e2e;

import dev.knativepredict.e2e.image.Candidate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The arguments of the release tool. The steps are short, so that all tests take some minutes. */
final class ReleaseArguments {

  private ReleaseArguments() {}

  /** The options of every command. */
  static List<String> of(ClusterEnvironment environment, String namespace) {
    return List.of("--namespace", namespace, "--ingress", environment.ingress().toString());
  }

  /** The command that deploys a candidate. */
  static String[] deploy(Candidate candidate, Path manifest, String commit) {
    return deploy(candidate, manifest, commit, "--steps", "5,25,50,100", "--step-duration", "6");
  }

  /** The same in short, for tests of what is answered: how fast is for others to ask. */
  static String[] deployQuickly(Candidate candidate, Path manifest, String commit) {
    return deploy(
        candidate, manifest, commit, "--steps", "50,100", "--step-duration", "2", "--slo", "2000");
  }

  /** The command that deploys a candidate in one step and watches it long. */
  static String[] bake(Candidate candidate, Path manifest, String commit) {
    return deploy(
        candidate, manifest, commit, "--steps", "100", "--step-duration", "3", "--bake", "120");
  }

  /** A command with more words. */
  static String[] with(String[] words, String... more) {
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
  }

  private static String[] deploy(
      Candidate candidate, Path manifest, String commit, String... steps) {
    List<String> words = new ArrayList<>(List.of("deploy", "--image", candidate.image()));
    words.addAll(List.of("--commit", commit, "--file", manifest.toString()));
    words.addAll(List.of("--model", candidate.model().toString()));
    words.addAll(List.of(steps));
    words.addAll(List.of("--min-requests", "20", "--max-wait", "60", "--pairs", "100"));
    // On few cores, a new JVM is slow compared with one that has been running for minutes.
    words.addAll(List.of("--max-slowdown", "5"));

    return words.toArray(String[]::new);
  }
}
