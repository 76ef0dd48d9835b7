package dev.knativepredict.release.evidence;

import dev.knativepredict.release.verdict.Answers;
import dev.knativepredict.release.verdict.Pairs;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Sends the same requests to both revisions, by their own URLs.
 *
 * @param slowdown a response that took this many times longer than the other counts as slower
 * @param answers what the model answers with
 */
public record Comparison(Caller caller, double slowdown, Answers answers) {

  /** The first requests aren't counted: a new JVM is slow beside one that has run for hours. */
  private static final int WARM_UP = 100;

  /**
   * Sends the requests and counts the responses.
   *
   * @param count how many requests are counted; each of them is sent at least once, and each form
   */
  public Pairs run(URI stable, URI candidate, Requests requests, int count) {
    for (int i = 0; i < WARM_UP; i++) {
      send(stable, candidate, requests.nth(i));
    }
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < Math.max(count, requests.enough()); i++) {
      pairs.add(send(stable, candidate, requests.nth(i)));
    }
    return new PairCount(slowdown, answers).count(pairs, requests.different().size());
  }

  /** To both at the same time: whatever slows the machine down slows both. */
  private Pair send(URI stable, URI candidate, RecordedRequest request) {
    try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<TimedResponse> first =
          both.submit(() -> caller.post(stable, request.path(), request.body()));
      TimedResponse second = caller.post(candidate, request.path(), request.body());
      return new Pair(request, first.get(), second);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("a call returns a response in any case", e);
    }
  }
}
