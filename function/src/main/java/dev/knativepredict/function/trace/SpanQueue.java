package dev.knativepredict.function.trace;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends spans from a thread of its own. No request waits: what is more than the queue holds is
 * dropped. OpenTelemetry's own queue tells the number of those only to a metrics library.
 */
final class SpanQueue implements SpanProcessor {

  private static final Logger LOG = System.getLogger(SpanQueue.class.getName());

  private static final int LONGEST = 2_048;
  private static final int BATCH = 512;
  private static final long EVERY_MILLIS = 1_000;

  /** Longer than the exporter takes for all its attempts. */
  private static final long EXPORT_SECONDS = 15;

  /** A collector that is there takes milliseconds; one that is not must not hold the end. */
  private static final Duration FLUSH = Duration.ofSeconds(2);

  private final SpanExporter exporter;
  private final BlockingQueue<SpanData> waiting = new LinkedBlockingQueue<>(LONGEST);
  private final AtomicBoolean called = new AtomicBoolean();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final ScheduledThreadPoolExecutor sender =
      new ScheduledThreadPoolExecutor(
          1,
          Thread.ofPlatform().daemon().name("spans").factory(),
          // After the end.
          new ThreadPoolExecutor.DiscardPolicy());

  SpanQueue(SpanExporter exporter) {
    this.exporter = exporter;
    var _ =
        sender.scheduleWithFixedDelay(
            this::send, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void onEnd(ReadableSpan span) {
    if (!span.getSpanContext().isSampled()) {
      return;
    }
    if (!waiting.offer(span.toSpanData())) {
      dropped.incrementAndGet();
    } else if (waiting.size() >= BATCH && called.compareAndSet(false, true)) {
      sender.execute(this::send);
    }
  }

  private void send() {
    called.set(false);
    while (!waiting.isEmpty()) {
      List<SpanData> batch = new ArrayList<>(BATCH);
      waiting.drainTo(batch, BATCH);
      (isSent(batch) ? sent : dropped).addAndGet(batch.size());
    }
  }

  private boolean isSent(List<SpanData> batch) {
    try {
      return exporter.export(batch).join(EXPORT_SECONDS, TimeUnit.SECONDS).isSuccess();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Spans were not sent", e);
      return false;
    }
  }

  long sent() {
    return sent.get();
  }

  long dropped() {
    return dropped.get();
  }

  /** Sends what is left, and waits for that no longer than a limit. What is late is dropped. */
  void close(Duration limit) {
    sender.execute(this::send);
    sender.shutdown();
    Duration longest = limit.compareTo(FLUSH) < 0 ? limit : FLUSH;
    try {
      if (!sender.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        sender.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {}

  @Override
  public boolean isStartRequired() {
    return false;
  }

  @Override
  public boolean isEndRequired() {
    return true;
  }
}
