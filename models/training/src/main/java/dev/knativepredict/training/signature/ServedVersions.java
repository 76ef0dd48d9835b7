package dev.knativepredict.training.signature;

import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The newest versions of the models in a repository: as a revision has them, and as files now. */
record ServedVersions(Path root, GitTree git) {

  private static final String MODELS = "models";

  /** The names of all models that a revision has a version of. */
  SortedSet<String> models(String revision) throws IOException, InterruptedException {
    SortedSet<String> models = new TreeSet<>();
    for (String name : git.names(revision, MODELS)) {
      if (newestAt(revision, name).isPresent()) {
        models.add(name);
      }
    }
    return models;
  }

  /** The newest version of a model that a revision has. */
  Optional<String> newestAt(String revision, String model)
      throws IOException, InterruptedException {
    return newest(git.names(revision, MODELS + "/" + model));
  }

  /** The newest version of a model among the files. */
  Optional<String> newestNow(String model) throws IOException {
    Path folder = root.resolve(MODELS).resolve(model);
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (var files = Files.list(folder)) {
      return newest(files.map(file -> file.getFileName().toString()).toList());
    }
  }

  Signature signatureAt(String revision, String model, String version)
      throws IOException, InterruptedException {
    Path copy = Files.createTempDirectory("served");
    git.copy(revision, "%s/%s/%s".formatted(MODELS, model, version), copy);
    return ModelDirectory.open(copy).manifest().signature();
  }

  Signature signatureNow(String model, String version) {
    Path directory = root.resolve(MODELS).resolve(model).resolve(version);
    return ModelDirectory.open(directory).manifest().signature();
  }

  private static Optional<String> newest(List<String> names) {
    return names.stream()
        .filter(Manifest::isVersion)
        .max(Comparator.comparingInt(Integer::parseInt));
  }
}
