package dev.knativepredict.bench;

import dev.knativepredict.bench.growth.Curves;
import dev.knativepredict.bench.growth.Growth;
import dev.knativepredict.bench.growth.Plot;
import dev.knativepredict.bench.report.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Measures how the numbers grow, and plots it. */
@Command(
    name = "growth",
    mixinStandardHelpOptions = true,
    description = {
      "Measures 1 to 1,000 rows per request, 3 to 3,000 features, 1 to 256 connections and",
      "1 to 50 models in one process, and writes docs/growth.svg and docs/growth.json."
    })
final class GrowthCommand implements Callable<Integer> {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final String IMAGE =
      "![Latency over rows and over features, requests/s over connections, cost over models]"
          + "(growth.svg)\n";

  @CommandLine.Mixin private Setup setup = new Setup();

  @Override
  public Integer call() throws Exception {
    Path work = setup.file("function/bench/target/models");
    List<Curves> curves = new Growth(setup.servers(), setup.model(), work, Setup::say).measure();
    Files.writeString(setup.file("docs/growth.json"), JSON.writeValueAsString(curves) + "\n");
    Files.writeString(setup.file("docs/growth.svg"), new Plot(curves).svg());
    new Page(setup.file("docs/performance.md")).replace("growth", IMAGE);
    System.out.println("docs/growth.svg");
    return 0;
  }
}
