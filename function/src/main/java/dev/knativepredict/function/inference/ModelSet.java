package dev.knativepredict.function.inference;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.manifest.BrokenModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Models that are served together; each set is equal to itself only. */
public final class ModelSet {

  private final SortedMap<String, SortedMap<Integer, LoadedModel>> byName;
  private final SortedMap<Path, BrokenModel> broken;

  private ModelSet(
      SortedMap<String, SortedMap<Integer, LoadedModel>> byName,
      SortedMap<Path, BrokenModel> broken) {
    this.byName = Collections.unmodifiableSortedMap(byName);
    this.broken = Collections.unmodifiableSortedMap(broken);
  }

  /** A set of models. */
  public static ModelSet of(Collection<LoadedModel> models, SortedMap<Path, BrokenModel> broken) {
    SortedMap<String, SortedMap<Integer, LoadedModel>> byName = new TreeMap<>();
    for (LoadedModel model : models) {
      String name = model.manifest().name();
      SortedMap<Integer, LoadedModel> versions = byName.get(name);
      if (versions == null) {
        versions = new TreeMap<>();
        byName.put(name, versions);
      }
      versions.put(Integer.valueOf(model.manifest().version()), model);
    }
    return new ModelSet(byName, broken);
  }

  /** The versions of each model by their numbers, in order; there is at least one. */
  public SortedMap<String, SortedMap<Integer, LoadedModel>> byName() {
    return byName;
  }

  /** Those that are not served, by their directory, with the reason. */
  public SortedMap<Path, BrokenModel> broken() {
    return broken;
  }

  /** Every version of every model. */
  public List<LoadedModel> all() {
    List<LoadedModel> all = new ArrayList<>();
    byName.values().forEach(versions -> all.addAll(versions.values()));
    return all;
  }

  /** The highest version of each model. */
  public List<LoadedModel> defaults() {
    List<LoadedModel> defaults = new ArrayList<>();
    byName
        .values()
        .forEach(versions -> defaults.add(requireNonNull(versions.get(versions.lastKey()))));
    return defaults;
  }

  /** The highest version of the only model; null if there are several models. */
  public @Nullable LoadedModel only() {
    return byName.size() == 1 ? defaults().getFirst() : null;
  }

  /** The highest version of the only model, as its manifest names it; null if there are several. */
  public @Nullable String onlyVersion() {
    LoadedModel only = only();
    return only == null ? null : only.manifest().version();
  }

  /** Names and versions, for people. */
  @Override
  public String toString() {
    return all().stream()
        .map(
            model -> "%s version %s".formatted(model.manifest().name(), model.manifest().version()))
        .collect(Collectors.joining(", "));
  }
}
