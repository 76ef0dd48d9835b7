package dev.knativepredict.function.inference;

import dev.knativepredict.function.refusal.Refusal.UnknownModel;
import dev.knativepredict.function.refusal.Refusal.UnknownVersion;
import dev.knativepredict.function.refusal.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The models that are served, by name and version: one, so far. */
public final class Models implements Inference {

  private final LoadedModel only;

  public Models(LoadedModel only) {
    this.only = only;
  }

  /**
   * Finds a model.
   *
   * @param version null for the version that is served by default
   * @throws Refused with {@code UnknownModel} or {@code UnknownVersion}
   */
  public LoadedModel find(String model, @Nullable String version) {
    if (!only.manifest().name().equals(model)) {
      throw new Refused(new UnknownModel(model));
    }
    if (version != null && !only.manifest().version().equals(version)) {
      throw new Refused(new UnknownVersion(model, version));
    }
    return only;
  }

  /**
   * The versions of a model that are served, the newest last.
   *
   * @throws Refused with {@code UnknownModel}
   */
  public List<String> versions(String model) {
    return List.of(find(model, null).manifest().version());
  }

  /** One version of each model: that which is served by default. */
  public List<LoadedModel> defaults() {
    return List.of(only);
  }

  @Override
  public Response infer(Request request) {
    return find(request.model(), request.version()).infer(request);
  }
}
