package dev.knativepredict.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The JVM's ahead-of-time (AOT) cache: the function's classes, already loaded and linked. */
final class AotCache {

  private AotCache() {}

  /**
   * Makes the cache in a training run: the function starts, answers requests and ends.
   *
   * @param flags a file of JVM flags
   * @param log where the output of the function goes
   */
  static void train(Application application, Path flags, Path log)
      throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(JvmOptions.withoutCache(flags, application));
    options.addFirst("-XX:AOTCacheOutput=" + application.cache().getFileName());
    run(options, application, log);
    if (!Files.exists(application.cache())) {
      throw new ImageBuildFailed(
          "the JVM wrote no AOT cache:%n%s".formatted(Files.readString(log)));
    }
    application.setFileTimes();
  }

  /** Runs the function as the image does, except that the JVM refuses to run without the cache. */
  static void verify(Application application, Path log) throws IOException, InterruptedException {
    run(List.of("-XX:AOTMode=on", "@" + application.options().getFileName()), application, log);
  }

  private static void run(List<String> options, Application application, Path log)
      throws IOException, InterruptedException {
    try (FunctionProcess function = FunctionProcess.start(options, application, log)) {
      new TrainingRequests(application).sendTo(function.client());
      function.stop();
    }
  }
}
