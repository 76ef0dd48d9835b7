package dev.knativepredict.image;

import com.google.cloud.tools.jib.api.RegistryException;
import dev.knativepredict.manifest.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;

/**
 * Makes the application's directory whole.
 *
 * @param layout what goes into it
 * @param work where it is made, as {@code app}, beside the trained caches that are kept
 * @param progress told each step that takes time
 */
record Builder(Layout layout, Path work, Consumer<String> progress) {

  Application application() {
    return new Application(work.resolve("app"));
  }

  void layOut(Platform platform) throws IOException {
    progress.accept("linking the Java runtime, laying out the application");
    layout.write(application(), platform);
  }

  /** Puts the AOT cache in: the one trained before for the same content, or a new one. */
  void addCache() throws IOException, InterruptedException {
    Sha256 content = ContentHash.of(application(), "");
    Path kept = work.resolve("kept").resolve(content + ".aot");
    if (Files.exists(kept)) {
      Files.copy(kept, application().cache(), StandardCopyOption.REPLACE_EXISTING);
      application().settle();
    } else {
      progress.accept("training the AOT cache");
      AotCache.train(application(), layout.flags(), work.resolve("training.log"));
      Files.createDirectories(kept.getParent());
      Files.copy(application().cache(), kept);
    }
  }

  /** Puts the AOT cache of an image in that holds the same. */
  void fetchCache(Pushed content) throws IOException, RegistryException {
    progress.accept("fetching the AOT cache of the image with the same content");
    content.fetchCache(application().cache());
    application().settle();
  }

  void verify() throws IOException, InterruptedException {
    progress.accept("starting it with the AOT cache enforced");
    AotCache.verify(application(), work.resolve("verify.log"));
  }
}
