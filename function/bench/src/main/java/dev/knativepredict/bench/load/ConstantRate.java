package dev.knativepredict.bench.load;

import dev.knativepredict.bench.server.Broken;
import dev.knativepredict.bench.server.Question;
import dev.knativepredict.bench.server.Running;
import dev.knativepredict.bench.server.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Requests that come when they come, whether or not the server keeps up: each has its time on a
 * fixed beat, and its latency counts from then, however late it could be sent. wrk's load waits for
 * the server, and so hides what waiting callers feel.
 *
 * @param question what is asked
 * @param connections over how many connections
 */
public record ConstantRate(Question question, int connections) {

  private static final long LONGEST_MICROS = 60_000_000;

  /** The 99th percentile of the latencies at so many requests a second, in microseconds. */
  public double p99Micros(Running server, double perSecond, double seconds)
      throws IOException, InterruptedException {
    long beat = Math.round(1e9 * connections / perSecond);
    long begin = System.nanoTime() + 10_000_000;
    long end = begin + Math.round(seconds * 1e9);
    List<Future<Histogram>> lanes = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int lane = 0; lane < connections; lane++) {
        long first = begin + beat * lane / connections;
        lanes.add(threads.submit(() -> lane(server, first, beat, end)));
      }
    }
    Histogram all = new Histogram(LONGEST_MICROS, 3);
    for (Future<Histogram> lane : lanes) {
      try {
        all.add(lane.get());
      } catch (ExecutionException e) {
        throw new IOException(server.name(), e.getCause());
      }
    }
    return all.getValueAtPercentile(99);
  }

  private Histogram lane(Running server, long first, long beat, long end) throws IOException {
    byte[] request = question.request();
    Histogram latencies = new Histogram(LONGEST_MICROS, 3);
    try (Wire wire = new Wire(server.port())) {
      for (long due = first; due < end; due += beat) {
        for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
          LockSupport.parkNanos(due - now);
        }
        int status = wire.send(request).status();
        if (status != 200) {
          throw new Broken("%s answers with status %d under load".formatted(server.name(), status));
        }
        latencies.recordValue(Math.min((System.nanoTime() - due) / 1_000, LONGEST_MICROS));
      }
    }
    return latencies;
  }
}
