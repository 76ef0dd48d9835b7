package dev.knativepredict.function.model;

import dev.knativepredict.function.settings.Limits;
import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A model whose seal holds and whose graph is being loaded; whoever needs it waits. */
public final class Loading implements Inference {

  private final ModelDirectory directory;
  private final FutureTask<Model> model;

  private Loading(ModelDirectory directory, Limits limits) {
    this.directory = directory;
    this.model = new FutureTask<>(() -> Model.load(directory, limits));
  }

  /**
   * Checks a sealed directory, and begins to load its graph in a thread of its own.
   *
   * @throws BrokenModel where a hash differs or a file is missing
   */
  public static Loading begin(Path path, Limits limits) {
    Loading loading = new Loading(ModelDirectory.open(path), limits);
    Thread.ofPlatform().name("model").daemon().start(loading.model);
    return loading;
  }

  public Manifest manifest() {
    return directory.manifest();
  }

  /**
   * Waits for the graph.
   *
   * @throws BrokenModel where the graph is none or another than the signature says
   */
  public Model await() {
    try {
      return model.get();
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
