package dev.knativepredict.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The JVM's ahead-of-time cache: the function's classes as they are after a first run. */
final class AotCache {

  private AotCache() {}

  /** Makes the cache by a run of the function that answers real requests. */
  static void train(Application application, Path flags, Path log)
      throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(Options.withoutCache(flags, application));
    options.addFirst("-XX:AOTCacheOutput=" + application.cache().getFileName());
    answer(options, application, log);
    if (!Files.exists(application.cache())) {
      throw new Broken("the JVM wrote no AOT cache:%n%s".formatted(Files.readString(log)));
    }
    application.settle();
  }

  /**
   * Starts the function as the image does, except that the JVM refuses to run without the cache.
   */
  static void verify(Application application, Path log) throws IOException, InterruptedException {
    answer(List.of("-XX:AOTMode=on", "@" + application.options().getFileName()), application, log);
  }

  private static void answer(List<String> options, Application application, Path log)
      throws IOException, InterruptedException {
    try (Started function = Started.with(options, application, log)) {
      new Training(application).run(function);
      function.end();
    }
  }
}
