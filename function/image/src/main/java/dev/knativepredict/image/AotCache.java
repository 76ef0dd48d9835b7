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
   * Makes the cache of a protocol in a training run: the function starts, answers requests in that
   * protocol and ends.
   *
   * @param flags a file of JVM flags
   * @param log where the output of the function goes
   */
  static void train(Application application, Protocol protocol, Path flags, Path log)
      throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(JvmOptions.withoutCache(flags, application));
    options.addFirst("-XX:AOTCacheOutput=" + application.cache(protocol).getFileName());
    run(options, application, protocol, log);
    if (!Files.exists(application.cache(protocol))) {
      throw new ImageBuildFailed(
          "the JVM wrote no AOT cache:%n%s".formatted(Files.readString(log)));
    }
    application.setFileTimes();
  }

  /** Runs the function as the image does, except that the JVM refuses to run without the cache. */
  static void verify(Application application, Protocol protocol, Path log)
      throws IOException, InterruptedException {
    String options = "@" + application.options(protocol).getFileName();
    run(List.of("-XX:AOTMode=on", options), application, protocol, log);
  }

  private static void run(
      List<String> options, Application application, Protocol protocol, Path log)
      throws IOException, InterruptedException {
    try (FunctionProcess function = FunctionProcess.start(options, application, log)) {
      TrainingRequests requests = new TrainingRequests(application);
      switch (protocol) {
        case HTTP_1_1 -> requests.sendTo(function.client());
        case H2C -> {
          try (Caller caller = new Http2Caller(function.client().port())) {
            requests.sendTo(caller);
          }
        }
      }
      requests.scrape(function.client());
      function.stop();
    }
  }
}
