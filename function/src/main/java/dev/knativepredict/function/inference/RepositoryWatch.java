package dev.knativepredict.function.inference;

import dev.knativepredict.manifest.BrokenModel;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a repository again and again, and serves what it has then. A directory is loaded once it
 * has not changed between two looks, as a whole or not at all: if it is broken, what was served
 * from it before still is. A model that is gone is closed when no request can run on it any more.
 */
final class RepositoryWatch {

  private static final Logger LOG = System.getLogger(RepositoryWatch.class.getName());

  /**
   * What a directory had when it was tried, and what became of it; at least one of both is there.
   */
  private record Tried(String content, @Nullable LoadedModel model, @Nullable BrokenModel broken) {}

  /** A model that is served no more, and when it may be closed. */
  private record Retired(LoadedModel model, long nanoTime) {}

  private final RepositoryLoader loader;
  private final Models models;
  private final List<Retired> retired = new ArrayList<>();
  private SortedMap<Path, Tried> tried = new TreeMap<>();
  private Map<Path, String> before;

  RepositoryWatch(RepositoryLoader loader, Models models) {
    this.loader = loader;
    this.models = models;
    this.before = contents();
    for (LoadedModel model : models.all().all()) {
      Path path = model.directory().path();
      tried.put(path, new Tried(before.getOrDefault(path, ""), model, null));
    }
    models
        .all()
        .broken()
        .forEach((path, broken) ->
            tried.put(path, new Tried(before.getOrDefault(path, ""), null, broken)));
  }

  static void start(RepositoryLoader loader, Models models, int everyMillis) {
    RepositoryWatch watch = new RepositoryWatch(loader, models);
    Thread.ofPlatform().name("models").daemon().start(() -> watch.run(everyMillis));
  }

  private void run(int everyMillis) {
    String fault = "";
    while (true) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(everyMillis));
      try {
        look();
        fault = "";
      } catch (RuntimeException e) {
        // Said once, however long it lasts.
        if (!fault.equals(e.getMessage())) {
          fault = String.valueOf(e.getMessage());
          LOG.log(Level.ERROR, "MODELS: what is served stays: " + fault);
        }
      }
    }
  }

  /** Looks once. */
  void look() {
    closeRetired();
    Map<Path, String> now = contents();
    SortedMap<Path, Tried> next = new TreeMap<>();
    now.forEach((path, content) -> {
      Tried last = tried.get(path);
      boolean same = last != null && last.content.equals(content);
      boolean settled = content.equals(before.get(path)) && Repository.isSealed(content);
      Tried after = same || !settled ? last : attempt(path, content, last);
      if (after != null) {
        next.put(path, after);
      }
    });
    before = now;
    if (!next.equals(tried)) {
      serve(next);
    }
  }

  private Tried attempt(Path path, String content, @Nullable Tried last) {
    try {
      LoadedModel model = loader.load(path);
      LOG.log(Level.INFO, "MODELS: {0} is served", path);
      return new Tried(content, model, null);
    } catch (BrokenModel e) {
      LOG.log(Level.ERROR, "MODELS: " + e.getMessage());
      return new Tried(content, last == null ? null : last.model, e);
    }
  }

  private void serve(SortedMap<Path, Tried> next) {
    List<LoadedModel> served = new ArrayList<>();
    SortedMap<Path, BrokenModel> broken = new TreeMap<>();
    next.forEach((path, tried) -> {
      if (tried.model != null) {
        served.add(tried.model);
      }
      if (tried.broken != null) {
        broken.put(path, tried.broken);
      }
    });
    if (served.isEmpty()) {
      throw new IllegalStateException("there would be no model left");
    }
    List<LoadedModel> gone = new ArrayList<>(models.all().all());
    gone.removeAll(served);
    models.replace(ModelSet.of(served, broken));
    tried = next;
    gone.forEach(this::retire);
  }

  /** Requests that have found it have this long to run on it. */
  private void retire(LoadedModel model) {
    LOG.log(Level.INFO, "MODELS: {0} is served no more", model.directory().path());
    retired.add(
        new Retired(
            model,
            System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(loader.limits().requestMillis())));
  }

  private void closeRetired() {
    for (Retired old : List.copyOf(retired)) {
      if (System.nanoTime() - old.nanoTime > 0) {
        retired.remove(old);
        old.model.close();
      }
    }
  }

  private SortedMap<Path, String> contents() {
    SortedMap<Path, String> contents = new TreeMap<>();
    loader
        .repository()
        .versions()
        .forEach(path -> contents.put(path, loader.repository().content(path)));
    return contents;
  }
}
