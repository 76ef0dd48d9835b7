package dev.knativepredict.release.chain;

import dev.knativepredict.release.evidence.ServedModel;
import dev.knativepredict.release.evidence.Sha256;
import dev.knativepredict.release.git.GitUnreachable;
import dev.knativepredict.release.git.TrackedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From the model's digest to its sealed directory, and on to the data that it has learned from.
 *
 * @param served the model that answers; null if no answer names it
 * @param labelled the digest that the image's label has; empty if it has none
 * @param commit that the image was built from
 */
public record SealLinks(
    SealedFolder folder, @Nullable ServedModel served, String labelled, String commit) {

  private static final String GRAPH = "model.onnx";
  private static final String SEAL = "manifest.json";

  /** The four links. */
  public List<Link> links() {
    return List.of(
        new Link("model digest", served == null ? ImageLinks.IMAGE : "answer", SEAL, graph()),
        new Link("files", SEAL, "folder", files()),
        new Link("manifest", "commit", "folder", manifest()),
        new Link("training data", SEAL, "folder", data()));
  }

  /** Without a folder, nothing is known of what comes behind the model's digest. */
  public static List<Link> unknown() {
    return List.of(
        new Link(
            "model digest", "answer", SEAL, new Outcome.NotChecked("--model names no folder")));
  }

  private Outcome graph() {
    String digest = served == null ? labelled : served.sha256();
    if (digest.isEmpty()) {
      return new Outcome.NotChecked("neither an answer nor the image names the model's digest");
    }
    String sealed = folder.sealed(GRAPH).orElse("no " + GRAPH);
    return sealed.equals(digest)
        ? new Outcome.Agrees(sealed)
        : new Outcome.Differs(digest, "%s is sealed in %s".formatted(sealed, folder.name()));
  }

  private Outcome files() {
    try {
      List<String> changed = changed();
      String all = "%d files as sealed".formatted(folder.manifest().path("files").size());
      return changed.isEmpty()
          ? new Outcome.Agrees(all)
          : new Outcome.Differs(all, String.join(", ", changed));
    } catch (IOException | UncheckedIOException e) {
      return unreadable(e);
    }
  }

  private List<String> changed() throws IOException {
    Set<String> found = folder.files();
    List<String> changed = new ArrayList<>();
    for (String name : found) {
      Optional<String> sealed = folder.sealed(name);
      if (sealed.isEmpty()) {
        changed.add(name + " isn't sealed");
      } else if (!sealed.get().equals(Sha256.of(folder.path().resolve(name)))) {
        changed.add(name + " was changed");
      }
    }
    folder
        .manifest()
        .path("files")
        .fieldNames()
        .forEachRemaining(name -> {
          if (!found.contains(name)) {
            changed.add(name + " is missing");
          }
        });
    return changed;
  }

  private Outcome manifest() {
    if (!commit.matches("[0-9a-f]{7,40}")) {
      return new Outcome.NotChecked("nobody names the commit");
    }
    try {
      TrackedFile file = new TrackedFile(folder.path(), SEAL);
      String now = file.now();
      return file.at(commit)
          .map(then -> Outcome.compare(then, now))
          .orElseGet(() ->
              new Outcome.NotChecked(
                  "git knows no %s of this folder in the commit %s".formatted(SEAL, commit)));
    } catch (GitUnreachable e) {
      return new Outcome.NotChecked(e.reason());
    }
  }

  private Outcome data() {
    String sealed = folder.manifest().at("/data/sha256").asText("");
    if (sealed.isEmpty()) {
      return new Outcome.NotChecked("the manifest names no data");
    }
    try {
      Optional<Path> file = folder.data().filter(Files::isRegularFile);
      return file.isEmpty()
          ? new Outcome.NotChecked("the data with SHA-256 %s aren't here".formatted(sealed))
          : Outcome.compare(sealed, Sha256.of(file.get()));
    } catch (IOException e) {
      return unreadable(e);
    }
  }

  private static Outcome unreadable(Exception e) {
    return new Outcome.NotChecked("it can't be read: " + e.getMessage());
  }
}
