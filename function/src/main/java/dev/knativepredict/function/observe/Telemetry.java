package dev.knativepredict.function.observe;

import dev.knativepredict.function.edge.HttpError;
import dev.knativepredict.function.feedback.FeedbackCounts;
import dev.knativepredict.function.inference.Models;
import dev.knativepredict.function.lifecycle.Startup;
import dev.knativepredict.function.trace.Trace;
import dev.knativepredict.function.trace.Tracer;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts requests. The metrics library is loaded after the start and the first request, so that
 * nobody waits for it; what happens before is kept and counted then.
 */
public final class Telemetry {

  /**
   * A request that was answered before. It is the first one, mostly, and would wait 10 ms for a
   * lambda that the AOT cache does not have: whoever trains it comes later.
   */
  private record Early(
      Call call, Outcome outcome, @Nullable Duration startWait, long nanos, Trace trace)
      implements Consumer<Meters> {

    @Override
    public void accept(Meters ready) {
      if (trace.isOn()) {
        trace.run(() -> ready.record(call, outcome, startWait, nanos));
      } else {
        ready.record(call, outcome, startWait, nanos);
      }
    }
  }

  /** It takes 50 ms, and a scrape in the middle of a start waits no longer than this. */
  private static final Duration LOADING = Duration.ofSeconds(5);

  private final Queue<Consumer<Meters>> early = new ConcurrentLinkedQueue<>();
  private final CountDownLatch needed = new CountDownLatch(1);
  private final CountDownLatch opened = new CountDownLatch(1);
  private volatile @Nullable Meters meters;

  /** Waits for the first request or scrape, which {@link #open} would take a core from. */
  public void awaitNeed(Duration longest) {
    await(needed, longest);
  }

  private static void await(CountDownLatch latch, Duration longest) {
    try {
      latch.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Loads the metrics library, and counts what happened before.
   *
   * @param models those that are served
   * @param tracer what traces requests, if anything does
   */
  public void open(Models models, String revision, Startup startup, Tracer tracer) {
    meters = new Meters(models, revision, startup, tracer);
    models.all().all().forEach(model -> model.counts().open());
    countEarly();
    opened.countDown();
  }

  /**
   * Adds a gauge, at any time.
   *
   * @param name as Prometheus has it: {@code predict_running}
   * @param value asked at each scrape, from any thread
   */
  public void gauge(String name, String description, LongSupplier value) {
    tell(ready -> ready.gauge(name, description, value));
  }

  /** Shows what was right and wrong, at each scrape. */
  public void show(FeedbackCounts counts) {
    tell(ready -> ready.show(counts));
  }

  /**
   * Counts a request to a function.
   *
   * @param startWait how long its caller waited for the process to start; null if it was warm
   * @param nanos from the request's last byte to its answer
   */
  void record(Call call, Outcome outcome, @Nullable Duration startWait, long nanos) {
    Meters ready = meters;
    if (ready == null) {
      tell(new Early(call, outcome, startWait, nanos, Trace.current()));
      needed.countDown();
    } else {
      ready.record(call, outcome, startWait, nanos);
    }
  }

  void wrong(HttpError.Reason reason) {
    Meters ready = meters;
    if (ready == null) {
      tell(later -> later.wrong(reason));
    } else {
      ready.wrong(reason);
    }
  }

  private void tell(Consumer<Meters> event) {
    early.add(event);
    countEarly();
  }

  private void countEarly() {
    Meters ready = meters;
    if (ready == null) {
      return;
    }
    for (Consumer<Meters> event = early.poll(); event != null; event = early.poll()) {
      event.accept(ready);
    }
  }

  /** All metrics. The first scrape may wait for the library. */
  String scrape(Exposition format) {
    needed.countDown();
    await(opened, LOADING);
    Meters ready = meters;
    return ready == null ? format.nothing() : ready.scrape(format);
  }
}
