package dev.knativepredict.image;

import com.google.cloud.tools.jib.api.RegistryException;
import dev.knativepredict.manifest.Sha256;
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

  /** Writes everything except the AOT cache. */
  void layOut(Platform platform) throws IOException {
    progress.accept("linking the Java runtime and copying the files of the application");
    layout.write(application(), platform);
  }

  /** Adds the AOT cache: one that was made earlier for the same content, or a new one. */
  void addCache() throws IOException, InterruptedException {
    Sha256 content = ContentHash.of(application(), "");
    Path kept = work.resolve("kept").resolve(content + ".aot");
    if (Files.exists(kept)) {
      Files.copy(kept, application().cache(), StandardCopyOption.REPLACE_EXISTING);
      application().setFileTimes();
    } else {
      progress.accept("making the AOT cache in a training run");
      AotCache.train(application(), layout.flags(), work.resolve("training.log"));
      Files.createDirectories(kept.getParent());
      Files.copy(application().cache(), kept);
    }
  }

  /** Adds the AOT cache of an image that has the same content. */
  void fetchCache(PushedImage content) throws IOException, RegistryException {
    progress.accept("downloading the AOT cache of an earlier image with the same content");
    content.fetchCache(application().cache());
    application().setFileTimes();
  }

  /** Starts the function with exactly this cache, and sends it the requests of the training run. */
  void verify() throws IOException, InterruptedException {
    progress.accept("starting the function; the JVM must accept the AOT cache");
    AotCache.verify(application(), work.resolve("verify.log"));
  }
}
