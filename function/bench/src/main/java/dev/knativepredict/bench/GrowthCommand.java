package dev.knativepredict.bench;

import dev.knativepredict.bench.growth.Chart;
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

/** {@code make bench-growth}: measures how latency and throughput scale, and draws charts. */
@Command(
    name = "growth",
    mixinStandardHelpOptions = true,
    description = {
      "Measures with 1 to 1,000 rows per request, 3 to 3,000 features, 1 to 256 connections"
          + " and 1 to 50 models in one process.",
      "Writes docs/growth.svg and docs/growth.json."
    })
final class GrowthCommand implements Callable<Integer> {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final String IMAGE =
      "![Charts: latency by rows and by features, requests/s by connections, cost by models]"
          + "(growth.svg)\n";

  @CommandLine.Mixin private SharedOptions options = new SharedOptions();

  @Override
  public Integer call() throws Exception {
    Path work = options.file("function/bench/target/models");
    List<Chart> charts =
        new Growth(options.servers(), options.model(), work, SharedOptions::log).measure();
    Files.writeString(options.file("docs/growth.json"), JSON.writeValueAsString(charts) + "\n");
    Files.writeString(options.file("docs/growth.svg"), new Plot(charts).svg());
    new Page(options.file("docs/performance.md")).replace("growth", IMAGE);
    System.out.println("docs/growth.svg");
    return 0;
  }
}
