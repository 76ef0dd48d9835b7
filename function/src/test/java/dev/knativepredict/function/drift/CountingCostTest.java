package dev.knativepredict.function.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.knativepredict.function.contract.Environment;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.onnx.Tensor;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CountingCostTest {

  private static final int ROUND = 100_000;
  private static final int ROUNDS = 10;
  private static final Map<String, Tensor> INPUTS =
      Map.of("input", Tensor.Numbers.of(new float[] {50_000, 35, 720}, 1, 3));
  private static final Map<String, Tensor> OUTPUTS =
      Map.of("output", Tensor.Numbers.of(new float[] {0.1f, 0.9f}, 1, 2));

  private final RowCounts counts = RowCounts.of(ModelDirectory.open(Environment.CREDIT));

  @Test
  void aPredictionIsCountedInLessThanTwoMicroseconds() {
    long fastest = IntStream.range(0, ROUNDS).mapToLong(_ -> nanos()).min().orElseThrow();

    assertThat(Duration.ofNanos(fastest / ROUND)).isLessThan(Duration.ofNanos(2_000));
    assertThat(counts.rows()).isEqualTo((long) ROUNDS * ROUND);
  }

  @Test
  void nothingIsAllocatedForIt() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    nanos();
    long before = threads.getCurrentThreadAllocatedBytes();
    nanos();
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(allocated).isLessThan(ROUND);
  }

  private long nanos() {
    long start = System.nanoTime();
    for (int i = 0; i < ROUND; i++) {
      counts.add(INPUTS, Map.of(), OUTPUTS);
    }
    return System.nanoTime() - start;
  }
}
