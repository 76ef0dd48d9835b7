package dev.knativepredict.image;

import com.google.cloud.tools.jib.api.RegistryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;

/**
 * Builds the application directory.
 *
 * @param layout what goes into the directory
 * @param work the parent: the application is in {@code app}, earlier AOT caches are in {@code kept}
 * @param progress gets a message at the start of each slow step
 */
record Builder(Layout layout, Path work, Consumer<String> progress) {

  Application application() {
    return new Application(work.resolve("app"));
  }

  /** A directory for the temporary files of Jib. */
  Path jibDirectory() {
    return work.resolve("jib");
  }

  /** Writes everything except the AOT caches. */
  void layOut(Platform platform) throws IOException {
    progress.accept("linking the Java runtime and copying the files of the application");
    layout.write(application(), platform);
  }

  /** Adds the AOT caches: those that were made earlier for the same content, or new ones. */
  void addCaches() throws IOException, InterruptedException {
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

  /** Adds the AOT caches of an image that has the same content. */
  void fetchCaches(PushedImage content) throws IOException, RegistryException {
    progress.accept("downloading the AOT caches of an earlier image with the same content");
    for (Protocol protocol : Protocol.values()) {
      content.fetchCache(protocol.layer(), application().cache(protocol));
    }
    application().setFileTimes();
  }

  /** Starts the function with exactly these caches, and sends it the requests of the training. */
  void verify() throws IOException, InterruptedException {
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
