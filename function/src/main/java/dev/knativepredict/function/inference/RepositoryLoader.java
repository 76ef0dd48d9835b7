package dev.knativepredict.function.inference;

import dev.knativepredict.function.settings.InvalidSetting;
import dev.knativepredict.function.settings.Limits;
import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Loads the models of a repository. One that is broken is said and not served; the others are.
 *
 * @param trust who has to have signed them
 * @param check the last thing that a model has to pass
 */
record RepositoryLoader(
    Repository repository, Trust trust, Admission admission, Limits limits, ModelCheck check) {

  private static final Logger LOG = System.getLogger(RepositoryLoader.class.getName());

  /**
   * Loads all of them, a few at a time.
   *
   * @throws InvalidSetting if none of them can be served
   */
  ModelSet load() {
    List<LoadedModel> models = new ArrayList<>();
    SortedMap<Path, BrokenModel> broken = new TreeMap<>();
    List<Path> versions = repository.versions();
    List<Future<LoadedModel>> tasks = loadAll(versions);
    for (int i = 0; i < versions.size(); i++) {
      try {
        models.add(ModelLoader.result(tasks.get(i)));
      } catch (BrokenModel e) {
        LOG.log(Level.ERROR, "MODELS: " + e.getMessage());
        broken.put(versions.get(i), e);
      }
    }
    if (models.isEmpty()) {
      throw new InvalidSetting(
          "MODELS",
          "none of the %d directories NAME/VERSION in %s can be served"
              .formatted(versions.size(), repository.root()));
    }
    return ModelSet.of(models, broken);
  }

  private List<Future<LoadedModel>> loadAll(List<Path> versions) {
    int threads = Runtime.getRuntime().availableProcessors();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      return versions.stream().map(version -> pool.submit(() -> load(version))).toList();
    }
  }

  /**
   * Loads one.
   *
   * @throws BrokenModel if it can't be served
   */
  LoadedModel load(Path version) {
    ModelDirectory directory = trust.open(version);
    Manifest manifest = directory.manifest();
    if (!version.equals(repository.root().resolve(manifest.name()).resolve(manifest.version()))) {
      throw new BrokenModel(
          version,
          "its manifest is of %s version %s".formatted(manifest.name(), manifest.version()));
    }
    LoadedModel model = LoadedModel.load(directory, admission, limits.intraOpThreads());
    try {
      check.check(model);
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
    return model;
  }
}
