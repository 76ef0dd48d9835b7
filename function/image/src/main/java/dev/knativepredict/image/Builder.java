package dev.knativepredict.image;

import com.google.cloud.tools.jib.api.RegistryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Builds the application directory.
 *
 * @param layout what goes into the directory
 * @param target what kind of machine it is for
 * @param work the parent: the application is in {@code app}, earlier AOT caches are in {@code kept}
 * @param progress gets a message at the start of each slow step
 */
record Builder(Layout layout, Target target, Path work, Consumer<String> progress) {

  Application application() {
    return new Application(work.resolve("app"));
  }

  /** A directory for the temporary files of Jib. */
  Path jibDirectory() {
    return work.resolve("jib");
  }

  /** Writes everything except the AOT caches. */
  void layOut() throws IOException {
    progress.accept("linking the Java runtime and copying the files of the application");
    layout.write(application(), target);
  }

  /**
   * Adds the AOT caches, if programs of the target run here, and starts the function with them.
   *
   * @param earlier an image that has the same content, if there is one
   */
  void addCaches(Optional<PushedImage> earlier)
      throws IOException, InterruptedException, RegistryException {
    if (!target.runsHere()) {
      progress.accept("no AOT cache and no start: %s can't run here".formatted(target.platform()));
      return;
    }
    if (earlier.isPresent()) {
      fetchCaches(earlier.get());
    } else {
      makeCaches();
    }
    verify();
  }

  /** Those that were made earlier for the same content, or new ones. */
  private void makeCaches() throws IOException, InterruptedException {
    Path kept = work.resolve("kept").resolve(ContentHash.of(application(), "").toString());
    Files.createDirectories(kept);
    for (Protocol protocol : Protocol.values()) {
      addCache(protocol, kept);
    }
  }

  private void addCache(Protocol protocol, Path kept) throws IOException, InterruptedException {
    Path cache = application().cache(protocol);
    Path earlier = kept.resolve(cache.getFileName());
    if (Files.exists(earlier)) {
      Files.copy(earlier, cache, StandardCopyOption.REPLACE_EXISTING);
      application().setFileTimes();
    } else {
      progress.accept("making the AOT cache for %s in a training run".formatted(protocol));
      AotCache.train(application(), protocol, layout.flags(), log("training", protocol));
      Files.copy(cache, earlier);
    }
  }

  private void fetchCaches(PushedImage content) throws IOException, RegistryException {
    progress.accept("downloading the AOT caches of an earlier image with the same content");
    for (Protocol protocol : Protocol.values()) {
      content.fetchCache(protocol.layer(), application().cache(protocol));
    }
    application().setFileTimes();
  }

  /** Starts the function with exactly these caches, and sends it the requests of the training. */
  private void verify() throws IOException, InterruptedException {
    for (Protocol protocol : Protocol.values()) {
      progress.accept(
          "starting the function; the JVM must accept the AOT cache for %s".formatted(protocol));
      AotCache.verify(application(), protocol, log("verify", protocol));
    }
  }

  private Path log(String run, Protocol protocol) {
    return work.resolve("%s-%s.log".formatted(run, protocol.baseName()));
  }
}
