package dev.knativepredict.function.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SpanQueueTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(200);

  private final Collector collector = new Collector();
  private final SpanQueue queue = new SpanQueue(collector);

  @Test
  void whatIsInTheQueueIsSentAtTheEnd() {
    end(3, Sampler.alwaysOn());
    queue.close(LONG);

    assertThat(collector.names).containsExactly("0", "1", "2");
    assertThat(queue.sent()).isEqualTo(3);
    assertThat(queue.dropped()).isZero();
  }

  @Test
  void aSpanThatNobodyRecordsIsNotSent() {
    end(3, Sampler.alwaysOff());
    queue.close(LONG);

    assertThat(collector.names).isEmpty();
    assertThat(queue.sent() + queue.dropped()).isZero();
  }

  @Test
  void whatACollectorRefusesIsCounted() {
    collector.answer = CompletableResultCode.ofFailure();
    end(3, Sampler.alwaysOn());
    queue.close(LONG);

    assertThat(queue.sent()).isZero();
    assertThat(queue.dropped()).isEqualTo(3);
  }

  @Test
  void anExporterThatThrowsDoesNotStopTheOthers() {
    collector.fault = new IllegalStateException("no");
    end(1, Sampler.alwaysOn());
    queue.close(LONG);

    assertThat(queue.dropped()).isEqualTo(1);
  }

  @Test
  void aCollectorThatNeverAnswersHoldsNeitherARequestNorTheEnd() {
    collector.answer = new CompletableResultCode();
    long start = System.nanoTime();
    // Two batches may be out of the queue: one that is being sent, and one that is about to be.
    end(2_048 + 2 * 512 + 10, Sampler.alwaysOn());
    // Before the end: then those that still wait are dropped one batch after the other.
    assertThat(queue.dropped()).isBetween(10L, 2L * 512 + 10);
    queue.close(SHORT);
    Duration took = Duration.ofNanos(System.nanoTime() - start);

    assertThat(took).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void aSpanThatEndsAfterTheEndIsNoError() {
    queue.close(LONG);
    end(2_048, Sampler.alwaysOn());

    assertThat(queue.sent()).isZero();
  }

  private void end(int spans, Sampler sampler) {
    Tracer tracer =
        SdkTracerProvider.builder().setSampler(sampler).addSpanProcessor(queue).build().get("test");
    for (int i = 0; i < spans; i++) {
      tracer.spanBuilder(Integer.toString(i)).startSpan().end();
    }
  }

  /** Notes what it gets. */
  private static final class Collector implements SpanExporter {

    private final List<String> names = new CopyOnWriteArrayList<>();
    private volatile CompletableResultCode answer = CompletableResultCode.ofSuccess();
    private volatile @Nullable RuntimeException fault;

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      RuntimeException thrown = fault;
      if (thrown != null) {
        throw thrown;
      }
      spans.forEach(span -> names.add(span.getName()));
      return answer;
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
