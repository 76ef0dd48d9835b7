package dev.knativepredict.function.inference;

import dev.knativepredict.function.settings.Limits;
import dev.knativepredict.function.settings.ServedModels;
import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.onnx.Graph;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Loads models in threads of their own; whoever needs them waits, a request to one as well. */
public final class ModelLoader implements Inference {

  private final Admission admission;
  private final ServedModels served;
  private final Limits limits;
  private final ModelCheck check;
  private final Trust trust;
  private final FutureTask<ModelDirectory> directory;
  private final FutureTask<Models> models;
  private volatile @Nullable String onlyName;

  private ModelLoader(ServedModels served, Limits limits, ModelCheck check) {
    this.admission = new Admission(limits.concurrency(), limits.queue());
    this.served = served;
    this.limits = limits;
    this.check = check;
    this.trust = Trust.of(served.trust());
    this.directory = new FutureTask<>(() -> trust.openAny(served.path()));
    this.models = new FutureTask<>(this::loadModels);
  }

  /** Starts to load onnxruntime, beside whatever else the start has to do. */
  public static void preload() {
    Graph.preload();
  }

  /**
   * Starts to load: sealed directories, or a graph that nobody sealed, or a folder with one.
   *
   * @param check the last thing that each model of a repository has to pass
   */
  public static ModelLoader start(ServedModels served, Limits limits, ModelCheck check) {
    ModelLoader loader = new ModelLoader(served, limits, check);
    Thread.ofPlatform().name("model").daemon().start(loader::load);
    return loader;
  }

  private void load() {
    if (!served.repository()) {
      directory.run();
    }
    models.run();
  }

  private Models loadModels() {
    if (!served.repository()) {
      return new Models(LoadedModel.load(result(directory), admission, limits.intraOpThreads()));
    }
    Repository repository = new Repository(served.path());
    List<String> names = repository.names();
    onlyName = names.size() == 1 ? names.getFirst() : null;
    RepositoryLoader loader = new RepositoryLoader(repository, trust, admission, limits, check);
    Models models = new Models(loader.load());
    if (served.reloadMillis() > 0) {
      RepositoryWatch.start(loader, models, served.reloadMillis());
    }
    return models;
  }

  /** What lets requests to all models run and wait. */
  public Admission admission() {
    return admission;
  }

  /** The name of the model that a repository had alone when it was first read; null otherwise. */
  public @Nullable String onlyName() {
    return onlyName;
  }

  /**
   * Waits for the manifest of the one model, where there is no repository.
   *
   * @throws BrokenModel if the seal doesn't hold
   */
  public Manifest manifest() {
    return result(directory).manifest();
  }

  /**
   * Waits for the models.
   *
   * @throws BrokenModel if the only one can't be served
   */
  public Models models() {
    return result(models);
  }

  @Override
  public Response infer(Request request) {
    return models().infer(request);
  }

  static <T> T result(Future<T> task) {
    try {
      return task.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException reason -> throw reason;
        case Error reason -> throw reason;
        case null, default -> throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
