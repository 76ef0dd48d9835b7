package dev.knativepredict.bench.load;

import dev.knativepredict.bench.server.BenchmarkFailed;
import dev.knativepredict.bench.server.HttpConnection;
import dev.knativepredict.bench.server.ServerProcess;
import dev.knativepredict.bench.server.TestRequest;
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
 * Load at a constant rate, even if the server can't keep up. The latency of a request counts from
 * the time when it was due, so waiting for a connection is included. (wrk sends the next request
 * only after the response to the last one, and doesn't see this waiting.)
 *
 * @param request the request to send
 * @param connections the number of connections
 */
public record ConstantRate(TestRequest request, int connections) {

  private static final long MAX_MICROS = 60_000_000;
  private static final long START_DELAY_NANOS = 10_000_000;

  /** When one connection sends its requests: in nanoseconds of {@link System#nanoTime}. */
  private record Schedule(long first, long interval, long end) {}

  /** The 99th percentile of the latencies, in microseconds. */
  public double p99Micros(ServerProcess server, double perSecond, double seconds)
      throws IOException, InterruptedException {
    long interval = Math.round(1e9 * connections / perSecond);
    long begin = System.nanoTime() + START_DELAY_NANOS;
    long end = begin + Math.round(seconds * 1e9);
    List<Future<Histogram>> histograms = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < connections; i++) {
        Schedule schedule = new Schedule(begin + interval * i / connections, interval, end);
        histograms.add(threads.submit(() -> send(server, schedule)));
      }
    }
    return sum(server, histograms).getValueAtPercentile(99);
  }

  private static Histogram sum(ServerProcess server, List<Future<Histogram>> histograms)
      throws IOException, InterruptedException {
    Histogram sum = new Histogram(MAX_MICROS, 3);
    for (Future<Histogram> histogram : histograms) {
      try {
        sum.add(histogram.get());
      } catch (ExecutionException e) {
        throw new IOException(server.name(), e.getCause());
      }
    }
    return sum;
  }

  /** Sends the requests of one connection, and returns their latencies. */
  private Histogram send(ServerProcess server, Schedule schedule) throws IOException {
    byte[] bytes = request.bytes();
    Histogram latencies = new Histogram(MAX_MICROS, 3);
    try (HttpConnection connection = new HttpConnection(server.port())) {
      for (long due = schedule.first(); due < schedule.end(); due += schedule.interval()) {
        waitUntil(due);
        expectOk(server, connection.send(bytes).status());
        latencies.recordValue(Math.min((System.nanoTime() - due) / 1_000, MAX_MICROS));
      }
    }
    return latencies;
  }

  private static void waitUntil(long due) {
    for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
      LockSupport.parkNanos(due - now);
    }
  }

  private static void expectOk(ServerProcess server, int status) {
    if (status != 200) {
      throw new BenchmarkFailed(
          "%s responds with status %d under load".formatted(server.name(), status));
    }
  }
}
