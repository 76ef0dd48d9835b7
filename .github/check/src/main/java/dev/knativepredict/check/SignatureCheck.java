package dev.knativepredict.check;

import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.SignatureChange;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Compares the newest version of each model with the newest that an earlier revision has, and
 * refuses what would break its callers, unless a commit in between says {@code Signature-Change:
 * meant}.
 */
public final class SignatureCheck {

  private static final String MODELS = "models";
  private static final String TRAILER = "Signature-Change";

  private final Path root;
  private final GitTree git;
  private final PrintStream out;

  SignatureCheck(Path root, PrintStream out) {
    this.root = root;
    this.git = new GitTree(root);
    this.out = out;
  }

  /**
   * Ends with the exit code of {@link #since}.
   *
   * @param arguments the revision that is served, then the repository with the models
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 2) {
      System.err.println("usage: signature-check REVISION REPOSITORY");
      System.exit(2);
    }
    Path root = Path.of(arguments[1]).toAbsolutePath();
    System.exit(new SignatureCheck(root, System.out).since(arguments[0]));
  }

  /** 0: nobody's calls break, or that is meant; 1: they break; 2: no such revision. */
  int since(String revision) throws IOException, InterruptedException {
    if (revision.matches("0{40}")) {
      out.println("the first push: there is no signature to compare with");
      return 0;
    }
    if (!git.knows(revision)) {
      out.println("'%s' is not a revision of this repository".formatted(revision));
      return 2;
    }
    SortedSet<String> models = models(revision);
    out.println("%s serves %s".formatted(revision, models.isEmpty() ? "no model" : models));
    boolean breaks = false;
    for (String model : models) {
      breaks |= breaks(revision, model);
    }
    return breaks && !meant(revision) ? 1 : 0;
  }

  private SortedSet<String> models(String revision) throws IOException, InterruptedException {
    SortedSet<String> models = new TreeSet<>();
    for (String name : git.names(revision, MODELS)) {
      if (served(revision, name).isPresent()) {
        models.add(name);
      }
    }
    return models;
  }

  private boolean breaks(String revision, String model) throws IOException, InterruptedException {
    String before = served(revision, model).orElseThrow();
    Optional<String> after = newest(list(root.resolve(MODELS).resolve(model)));
    if (after.isEmpty()) {
      out.println("%s/%s: BREAKS the model is gone".formatted(model, before));
      return true;
    }
    Path copy = Files.createTempDirectory("served");
    git.copy(revision, "%s/%s/%s".formatted(MODELS, model, before), copy);
    SignatureChange change =
        SignatureChange.between(
            ModelDirectory.open(copy).manifest().signature(),
            ModelDirectory.open(root.resolve(MODELS).resolve(model).resolve(after.get()))
                .manifest()
                .signature());
    print("%s/%s against %s".formatted(model, after.get(), before), change);
    return change.breaking();
  }

  private void print(String which, SignatureChange change) {
    if (change.breaks().isEmpty() && change.widens().isEmpty()) {
      out.println(which + ": the same signature");
    }
    change.breaks().forEach(line -> out.println(which + ": BREAKS " + line));
    change.widens().forEach(line -> out.println(which + ": widens " + line));
  }

  private boolean meant(String revision) throws IOException, InterruptedException {
    boolean meant = git.trailers(revision, TRAILER).stream().anyMatch("meant"::equalsIgnoreCase);
    out.println(
        meant
            ? "a commit says that it is meant"
            : "refused; if it is meant, end the commit's message with '%s: meant'"
                .formatted(TRAILER));
    return meant;
  }

  private Optional<String> served(String revision, String model)
      throws IOException, InterruptedException {
    return newest(git.names(revision, MODELS + "/" + model));
  }

  private static Optional<String> newest(List<String> names) {
    return names.stream()
        .filter(name -> name.matches("[1-9][0-9]{0,8}"))
        .max(Comparator.comparingInt(Integer::parseInt));
  }

  private static List<String> list(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
