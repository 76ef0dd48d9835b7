package dev.knativepredict.function.inference;

import dev.knativepredict.function.refusal.Refusal.UnknownModel;
import dev.knativepredict.function.refusal.Refusal.UnknownVersion;
import dev.knativepredict.function.refusal.Refused;
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

  @Override
  public Response infer(Request request) {
    return find(request.model(), request.version()).infer(request);
  }
}
