package dev.knativepredict.training.signature;

import dev.knativepredict.manifest.SignatureChange;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Compares the newest version of each model with the newest that an earlier revision has, and
 * refuses what would break callers, unless a commit since then has the trailer {@code
 * Signature-Change: meant}.
 */
public final class SignatureCheck {

  private static final String TRAILER = "Signature-Change";

  private final GitTree git;
  private final ServedVersions versions;
  private final PrintStream out;

  /**
   * @param root the repository, with its models in {@code models/}
   * @param out for one line per difference
   */
  public SignatureCheck(Path root, PrintStream out) {
    this.git = new GitTree(root);
    this.versions = new ServedVersions(root, git);
    this.out = out;
  }

  /**
   * Compares the files with a revision of the repository.
   *
   * @param revision the one that is served; 40 zeros: none is
   * @return 0 if no caller breaks or the change is meant, 1 if callers break, 2 if there is no such
   *     revision
   * @throws dev.knativepredict.manifest.BrokenModel where a sealed model can't be read
   */
  public int since(String revision) throws IOException, InterruptedException {
    if (revision.matches("0{40}")) {
      out.println("the first push: there is no signature to compare with");
      return 0;
    }
    if (!git.hasCommit(revision)) {
      out.println("'%s' is not a revision of this repository".formatted(revision));
      return 2;
    }
    return breaksAny(revision) && !meant(revision) ? 1 : 0;
  }

  private boolean breaksAny(String revision) throws IOException, InterruptedException {
    SortedSet<String> models = versions.models(revision);
    out.println("%s serves %s".formatted(revision, models.isEmpty() ? "no model" : models));
    boolean breaks = false;
    for (String model : models) {
      breaks |= breaks(revision, model);
    }
    return breaks;
  }

  private boolean breaks(String revision, String model) throws IOException, InterruptedException {
    String before = versions.newestAt(revision, model).orElseThrow();
    Optional<String> after = versions.newestNow(model);
    if (after.isEmpty()) {
      out.println("%s/%s: BREAKS the model is gone".formatted(model, before));
      return true;
    }
    SignatureChange change =
        SignatureChange.between(
            versions.signatureAt(revision, model, before),
            versions.signatureNow(model, after.get()));
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
            ? "a commit says that the change is meant"
            : "refused; if the change is meant, end the commit's message with '%s: meant'"
                .formatted(TRAILER));
    return meant;
  }
}
