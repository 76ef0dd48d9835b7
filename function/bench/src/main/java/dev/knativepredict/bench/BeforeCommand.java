package dev.knativepredict.bench;

import dev.knativepredict.bench.measure.BesideBefore;
import dev.knativepredict.bench.measure.Metric;
import dev.knativepredict.bench.measure.Samples;
import dev.knativepredict.bench.measure.Spread;
import dev.knativepredict.bench.server.Servers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code make bench-before}: what changes have cost since an older commit. */
@Command(
    name = "before",
    mixinStandardHelpOptions = true,
    description = {
      "Measures starts and throughput of the function and of an older one, in turns.",
      "Exits with 1 if a start takes longer by more than 3 ms or if more than 3 % of the throughput"
          + " is lost, by the medians."
    })
final class BeforeCommand implements Callable<Integer> {

  private static final double MILLISECONDS = 3;
  private static final double LEAST_THROUGHPUT = 0.97;

  @CommandLine.Mixin private SharedOptions options = new SharedOptions();

  @Parameters(paramLabel = "APP", description = "the older one's folder, made by make app")
  private Path app = Path.of("");

  @Option(
      names = "--starts",
      defaultValue = "40",
      description = "starts of each (default: ${DEFAULT-VALUE})")
  private int starts = 40;

  @Option(
      names = "--restarts",
      defaultValue = "3",
      description =
          "how often both are started for eight rounds of load (default: ${DEFAULT-VALUE})")
  private int restarts = 3;

  @Override
  public Integer call() throws Exception {
    Servers servers = options.servers();
    var both =
        new BesideBefore(
            servers.function(),
            servers.before(app.toAbsolutePath()),
            options.model().toAbsolutePath(),
            SharedOptions::log);
    Samples samples = both.run(starts, restarts, 8);
    for (Metric metric : List.of(Metric.START, Metric.START_CPU, Metric.THROUGHPUT)) {
      System.out.println(line(samples, metric));
    }
    double longer =
        spread(samples, Metric.START, Servers.FUNCTION).median()
            - spread(samples, Metric.START, Servers.BEFORE).median();
    double kept = samples.ratio(Metric.THROUGHPUT, Servers.FUNCTION, Servers.BEFORE).median();
    System.out.printf("a start: %+.1f ms; throughput: %+.1f %%%n", longer, 100 * (kept - 1));
    return longer <= MILLISECONDS && kept >= LEAST_THROUGHPUT ? 0 : 1;
  }

  private static String line(Samples samples, Metric metric) {
    return "%s: %s, before %s %s"
        .formatted(
            metric.title(),
            spread(samples, metric, Servers.FUNCTION).text(1),
            spread(samples, metric, Servers.BEFORE).text(1),
            metric.unit());
  }

  private static Spread spread(Samples samples, Metric metric, String server) {
    return samples.spread(metric, server).orElseThrow();
  }
}
