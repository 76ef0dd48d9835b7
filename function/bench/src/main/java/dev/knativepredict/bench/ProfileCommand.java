package dev.knativepredict.bench;

import dev.knativepredict.bench.load.Wrk;
import dev.knativepredict.bench.server.Profiler;
import dev.knativepredict.bench.server.Question;
import dev.knativepredict.bench.server.Running;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Two flame graphs of the function: a cold start, and load. */
@Command(
    name = "profile",
    mixinStandardHelpOptions = true,
    description = {
      "Draws where the function's time goes, from exec to the first answer and under load:",
      "docs/flame-start.html and docs/flame-load.html."
    })
final class ProfileCommand implements Callable<Integer> {

  private static final double WARM_UP_SECONDS = 15;
  private static final double SECONDS = 10;

  @CommandLine.Mixin private Setup setup = new Setup();

  @Override
  public Integer call() throws Exception {
    Profiler profiler = Profiler.unpacked();
    Question question = Question.of(setup.model(), 1);
    profileStart(profiler, question, setup.file("docs/flame-start.html").toAbsolutePath());
    profileLoad(profiler, question, setup.file("docs/flame-load.html").toAbsolutePath());
    return 0;
  }

  private void profileStart(Profiler profiler, Question question, Path file) throws Exception {
    String option = profiler.option("from exec to the first answer", file);
    try (Running function = setup.servers().with(option).function().start(setup.model())) {
      Setup.say(
          "first answer after " + function.awaitAnswer(question).toMillis() + " ms, profiled");
    }
    System.out.println(file);
  }

  private void profileLoad(Profiler profiler, Question question, Path file) throws Exception {
    try (Running function = setup.servers().function().start(setup.model())) {
      function.awaitAnswer(question);
      Wrk wrk = Wrk.asking(question);
      Setup.say("warming up");
      wrk.load(function, 32, WARM_UP_SECONDS);
      profiler.start(function);
      Setup.say(
          "%,.0f requests/s, profiled".formatted(wrk.load(function, 32, SECONDS).perSecond()));
      profiler.stop(function, "32 connections", file);
    }
    System.out.println(file);
  }
}
