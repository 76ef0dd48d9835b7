package dev.knativepredict.release.evidence;

import dev.knativepredict.release.verdict.Arm;
import dev.knativepredict.release.verdict.Latencies;
import dev.knativepredict.release.verdict.Pairs;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Sends the same requests to both revisions, by their own URLs.
 *
 * @param slowdown from how many times slower on the answer to a request is a slow one
 */
public record Comparison(Caller caller, double slowdown) {

  /**
   * The first requests of each are not counted: a new JVM is slow beside one that ran for hours.
   */
  private static final int WARM_UP = 100;

  private record Pair(Row row, Answer stable, Answer candidate) {
    boolean answered() {
      return stable.ok() && candidate.ok();
    }
  }

  /**
   * Sends them, and says what came of it.
   *
   * @param count how many requests are counted; all rows are sent, however many they are
   */
  public Pairs run(URI stable, URI candidate, List<Row> rows, int count) {
    for (int i = 0; i < WARM_UP; i++) {
      send(stable, candidate, rows.get(i % rows.size()));
    }
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < Math.max(count, rows.size()); i++) {
      pairs.add(send(stable, candidate, rows.get(i % rows.size())));
    }
    return count(pairs, rows.size());
  }

  /** Both at once: whatever slows the machine down slows both. */
  private Pair send(URI stable, URI candidate, Row row) {
    try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Answer> first = both.submit(() -> caller.post(stable, "/predict", row.body()));
      Answer second = caller.post(candidate, "/predict", row.body());
      return new Pair(row, first.get(), second);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("a request is answered or it fails", e);
    }
  }

  private Pairs count(List<Pair> pairs, int rows) {
    // A row that is sent again says nothing new of the predictions.
    List<Pair> distinct = pairs.stream().limit(rows).filter(Pair::answered).toList();
    long agreeing = 0;
    long labelled = 0;
    long onlyStable = 0;
    long onlyCandidate = 0;
    double sum = 0;
    double most = 0;
    for (Pair pair : distinct) {
      var one = Predictions.parse(pair.stable().body());
      var other = Predictions.parse(pair.candidate().body());
      agreeing += Predictions.agree(one, other) ? 1 : 0;
      double distance = Predictions.distance(one, other);
      sum += distance;
      most = Math.max(most, distance);
      if (pair.row().label() != null) {
        labelled++;
        boolean stableRight = Predictions.right(one, pair.row().label());
        boolean candidateRight = Predictions.right(other, pair.row().label());
        onlyStable += stableRight && !candidateRight ? 1 : 0;
        onlyCandidate += candidateRight && !stableRight ? 1 : 0;
      }
    }
    List<Pair> timed =
        pairs.stream()
            .filter(p -> p.answered() && p.stable().warm() && p.candidate().warm())
            .toList();
    return new Pairs(
        distinct.size(),
        agreeing,
        labelled,
        onlyStable,
        onlyCandidate,
        distinct.isEmpty() ? 0 : sum / distinct.size(),
        most,
        timed.size(),
        timed.stream().filter(p -> muchSlower(p.candidate(), p.stable())).count(),
        timed.stream().filter(p -> muchSlower(p.stable(), p.candidate())).count(),
        arm(pairs.stream().map(Pair::stable)),
        arm(pairs.stream().map(Pair::candidate)));
  }

  private boolean muchSlower(Answer one, Answer other) {
    return one.took().toNanos() > slowdown * other.took().toNanos()
        && one.took().compareTo(other.took().plus(Pairs.NOISE)) > 0;
  }

  private static Arm arm(Stream<Answer> answers) {
    List<Answer> all = answers.toList();
    return new Arm(
        all.size(),
        all.stream().filter(Answer::failed).count(),
        all.stream().filter(Answer::rejected).count(),
        0,
        new Latencies.Exact(
            all.stream()
                .filter(answer -> answer.ok() && answer.warm())
                .map(Answer::took)
                .toList()));
  }
}
