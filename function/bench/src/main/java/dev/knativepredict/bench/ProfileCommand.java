package dev.knativepredict.bench;

import dev.knativepredict.bench.load.Wrk;
import dev.knativepredict.bench.server.Profiler;
import dev.knativepredict.bench.server.ServerProcess;
import dev.knativepredict.bench.server.TestRequest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code make profile}: draws two flame graphs of the function, of a cold start and under load. */
@Command(
    name = "profile",
    mixinStandardHelpOptions = true,
    description = {
      "Draws flame graphs of the function: from the start of the process to the first response"
          + " (docs/flame-start.html) and under load (docs/flame-load.html)."
    })
final class ProfileCommand implements Callable<Integer> {

  private static final double WARM_UP_SECONDS = 15;
  private static final double SECONDS = 10;

  @CommandLine.Mixin private SharedOptions options = new SharedOptions();

  @Override
  public Integer call() throws Exception {
    Profiler profiler = Profiler.unpacked();
    TestRequest request = TestRequest.of(options.model(), 1);
    profileStart(profiler, request, options.file("docs/flame-start.html").toAbsolutePath());
    profileLoad(profiler, request, options.file("docs/flame-load.html").toAbsolutePath());
    return 0;
  }

  private void profileStart(Profiler profiler, TestRequest request, Path file) throws Exception {
    String option = profiler.option("process start to first response", file);
    try (ServerProcess function =
        options.servers().with(option).function().start(options.model())) {
      long millis = function.awaitFirstResponse(request).toMillis();
      SharedOptions.log("first response after %d ms, with the profiler".formatted(millis));
    }
    System.out.println(file);
  }

  private void profileLoad(Profiler profiler, TestRequest request, Path file) throws Exception {
    try (ServerProcess function = options.servers().function().start(options.model())) {
      function.awaitFirstResponse(request);
      Wrk wrk = Wrk.sending(request);
      SharedOptions.log("warming up");
      wrk.load(function, 32, WARM_UP_SECONDS);
      profiler.start(function);
      double perSecond = wrk.load(function, 32, SECONDS).perSecond();
      SharedOptions.log("%,.0f requests/s, with the profiler".formatted(perSecond));
      profiler.stop(function, "32 connections", file);
    }
    System.out.println(file);
  }
}
