package dev.knativepredict.function.inference;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.function.refusal.Refusal.UnknownModel;
import dev.knativepredict.function.refusal.Refusal.UnknownVersion;
import dev.knativepredict.function.refusal.Refused;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The models that are served, by name and version. Others may be served from one moment to the
 * next; a request that has found its model runs on it all the same.
 */
public final class Models implements Inference {

  private volatile ModelSet current;

  public Models(ModelSet models) {
    this.current = models;
  }

  /** One model. */
  public Models(LoadedModel only) {
    this(ModelSet.of(List.of(only), Collections.emptySortedMap()));
  }

  /** Serves other models from now on. */
  public void replace(ModelSet models) {
    current = models;
  }

  /** All that are served just now. */
  public ModelSet all() {
    return current;
  }

  /**
   * Finds a model.
   *
   * @param version null for the version that is served by default: the highest
   * @throws Refused with {@code UnknownModel} or {@code UnknownVersion}
   */
  public LoadedModel find(String model, @Nullable String version) {
    SortedMap<Integer, LoadedModel> versions = current.byName().get(model);
    if (versions == null) {
      throw new Refused(new UnknownModel(model));
    }
    if (version == null) {
      return requireNonNull(versions.get(versions.lastKey()));
    }
    for (LoadedModel found : versions.values()) {
      if (found.manifest().version().equals(version)) {
        return found;
      }
    }
    throw new Refused(new UnknownVersion(model, version));
  }

  /**
   * The versions of a model, the highest last.
   *
   * @throws Refused with {@code UnknownModel}
   */
  public List<String> versions(String model) {
    SortedMap<Integer, LoadedModel> versions = current.byName().get(model);
    if (versions == null) {
      throw new Refused(new UnknownModel(model));
    }
    return versions.values().stream().map(found -> found.manifest().version()).toList();
  }

  @Override
  public Response infer(Request request) {
    return find(request.model(), request.version()).infer(request);
  }
}
