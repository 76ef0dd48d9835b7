package dev.knativepredict.function.inference;

import dev.knativepredict.function.settings.Limits;
import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.onnx.Graph;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Loads a model in a thread of its own; whoever needs it waits, a request to it as well. */
public final class ModelLoader implements Inference {

  private final Admission admission;
  private final FutureTask<ModelDirectory> directory;
  private final FutureTask<LoadedModel> model;
  private final FutureTask<Models> models;

  private ModelLoader(Path path, Limits limits) {
    this.admission = new Admission(limits.concurrency(), limits.queue());
    this.directory = new FutureTask<>(() -> ModelDirectory.open(path));
    this.model =
        new FutureTask<>(
            () -> LoadedModel.load(result(directory), admission, limits.intraOpThreads()));
    this.models = new FutureTask<>(() -> new Models(result(model)));
  }

  /** Starts to load onnxruntime, beside whatever else the start has to do. */
  public static void preload() {
    Graph.preload();
  }

  /** Starts to load a sealed directory. */
  public static ModelLoader start(Path path, Limits limits) {
    ModelLoader loader = new ModelLoader(path, limits);
    Thread.ofPlatform().name("model").daemon().start(loader::load);
    return loader;
  }

  private void load() {
    directory.run();
    model.run();
    models.run();
  }

  /** What lets requests to the model run and wait. */
  public Admission admission() {
    return admission;
  }

  /**
   * Waits for the manifest.
   *
   * @throws BrokenModel if the seal doesn't hold
   */
  public Manifest manifest() {
    return result(directory).manifest();
  }

  /**
   * Waits for the model.
   *
   * @throws BrokenModel if the seal doesn't hold, or the graph can't be served
   */
  public LoadedModel model() {
    return result(model);
  }

  /**
   * Waits for the model.
   *
   * @throws BrokenModel as {@link #model}
   */
  public Models models() {
    return result(models);
  }

  @Override
  public Response infer(Request request) {
    return models().infer(request);
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
}
