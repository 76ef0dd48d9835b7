package dev.knativepredict.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.bench.measure.Metric;
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
  void equalRatiosAreNoRegression() {
    assertThat(Regression.between(RECORDED, RECORDED)).isEmpty();
  }

  @Test
  void aFifthWorseIsWithinTheNoise() {
    assertThat(Regression.between(RECORDED, samples(240, 250, 230))).isEmpty();
  }

  @Test
  void aThirdWorseIsARegressionOfEveryRatioOfStartsAndMedians() {
    assertThat(Regression.between(RECORDED, samples(270, 280, 260)))
        .extracting(regression -> regression.goal().metric())
        .containsExactly(Metric.START, Metric.START_ONE_CORE, Metric.MEDIAN);
  }

  @Test
  void aStartByHttp2IsComparedWithOneByHttp11OfTheSameRound() {
    Samples found = samples(200, 210, 190);
    found.values().put(Metric.START_H2C, Map.of(Servers.FUNCTION, List.of(300.0, 310.0, 290.0)));
    assertThat(Regression.between(RECORDED, found))
        .extracting(regression -> regression.goal().metric())
        .containsExactly(Metric.START_H2C);
  }

  @Test
  void lessThroughputIsARegressionToo() {
    assertThat(Regression.between(RECORDED, samples(140, 150, 130)))
        .extracting(regression -> regression.goal().metric())
        .containsExactly(Metric.THROUGHPUT, Metric.THROUGHPUT, Metric.THROUGHPUT_H2C);
  }

  @Test
  void aRatioWithinTheRecordedRangeIsNoRegression() {
    assertThat(Regression.between(samples(200, 300, 190), samples(290, 290, 290))).isEmpty();
  }

  @Test
  void whatTheRecordedRunDidNotMeasureIsNoRegression() {
    assertThat(Regression.between(new Samples(), RECORDED)).isEmpty();
  }

  @Test
  void aGoalThatIsMissedFailsEvenIfTheRecordedRunMissedItToo() {
    Samples found = samples(200, 210, 190);
    assertThat(Failure.of(found, found))
        .hasOnlyElementsOfType(MissedGoal.class)
        .extracting(Object::toString)
        .contains("memory (RSS) after load, MB: has to be ≤ 125, is 200 (190–210)");
  }

  @Test
  void aSavedRunIsReadBackUnchanged(@TempDir Path directory) throws Exception {
    Run run = Run.now(RECORDED);
    run.write(directory.resolve("run.json"));
    assertThat(Run.read(directory.resolve("run.json"))).isEqualTo(run);
  }

  /** Every metric has the same values: 100 for the peers, the given values for the function. */
  private static Samples samples(double... function) {
    List<Double> values = Arrays.stream(function).boxed().toList();
    List<Double> hundred = values.stream().map(_ -> 100.0).toList();
    return new Samples(
        Arrays.stream(Metric.values())
            .collect(
                Collectors.toMap(
                    metric -> metric,
                    _ ->
                        new TreeMap<>(
                            Map.of(
                                Servers.FUNCTION, values,
                                Servers.FASTAPI, hundred,
                                Servers.NETTY, hundred)))));
  }
}
