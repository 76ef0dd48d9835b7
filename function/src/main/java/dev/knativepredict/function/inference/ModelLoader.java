package dev.knativepredict.function.inference;

import dev.knativepredict.function.edge.Request;
import dev.knativepredict.function.edge.Response;
import dev.knativepredict.function.settings.Limits;
import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A model that is being loaded by a thread of its own; whoever needs it waits. */
public final class ModelLoader implements Inference {

  private final FutureTask<ModelDirectory> directory;
  private final FutureTask<Model> model;

  private ModelLoader(Path path, Limits limits) {
    this.directory = new FutureTask<>(() -> ModelDirectory.open(path));
    this.model = new FutureTask<>(() -> Model.load(result(directory), limits));
  }

  /** Begins to load a sealed directory. */
  public static ModelLoader begin(Path path, Limits limits) {
    ModelLoader loading = new ModelLoader(path, limits);
    Thread.ofPlatform().name("model").daemon().start(loading::load);
    return loading;
  }

  private void load() {
    directory.run();
    model.run();
  }

  /**
   * Waits for the manifest.
   *
   * @throws BrokenModel where a hash differs or a file is missing
   */
  public Manifest manifest() {
    return result(directory).manifest();
  }

  /**
   * Waits for the graph.
   *
   * @throws BrokenModel where the graph is none or another than the signature says, too
   */
  public Model await() {
    return result(model);
  }

  private static <T> T result(FutureTask<T> task) {
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

  @Override
  public Response infer(Request request) {
    return await().infer(request);
  }
}
