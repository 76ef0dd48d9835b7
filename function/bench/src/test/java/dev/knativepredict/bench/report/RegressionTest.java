package dev.knativepredict.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.bench.measure.Measure;
import dev.knativepredict.bench.measure.Samples;
import dev.knativepredict.bench.server.Servers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegressionTest {

  private static final Samples RECORDED = samples(200, 210, 190);

  @Test
  void theSameRatiosAreNoRegression() {
    assertThat(Regression.between(RECORDED, RECORDED)).isEmpty();
  }

  @Test
  void aFifthWorseIsWithinTheNoise() {
    assertThat(Regression.between(RECORDED, samples(240, 250, 230))).isEmpty();
  }

  @Test
  void aThirdWorseIsARegressionOfEveryRatioOfStartsAndMedians() {
    assertThat(Regression.between(RECORDED, samples(270, 280, 260)))
        .extracting(regression -> regression.goal().measure())
        .containsExactly(Measure.START, Measure.START_ONE_CORE, Measure.MEDIAN);
  }

  @Test
  void lessThroughputIsARegressionToo() {
    assertThat(Regression.between(RECORDED, samples(140, 150, 130)))
        .extracting(regression -> regression.goal().measure())
        .containsExactly(Measure.THROUGHPUT, Measure.THROUGHPUT);
  }

  @Test
  void whatTheRecordedRunSpreadOverIsNoRegression() {
    assertThat(Regression.between(samples(200, 300, 190), samples(290, 290, 290))).isEmpty();
  }

  @Test
  void aRunIsReadAsItWasWritten(@TempDir Path directory) throws Exception {
    Run run = Run.now(RECORDED);
    run.write(directory.resolve("run.json"));
    assertThat(Run.read(directory.resolve("run.json"))).isEqualTo(run);
  }

  /** Every measure alike: the peers always 100, the function as given. */
  private static Samples samples(double... function) {
    List<Double> values = Arrays.stream(function).boxed().toList();
    List<Double> hundred = values.stream().map(_ -> 100.0).toList();
    return new Samples(
        Arrays.stream(Measure.values())
            .collect(
                Collectors.toMap(
                    measure -> measure,
                    _ ->
                        new TreeMap<>(
                            Map.of(
                                Servers.FUNCTION, values,
                                Servers.FASTAPI, hundred,
                                Servers.NETTY, hundred)))));
  }
}
