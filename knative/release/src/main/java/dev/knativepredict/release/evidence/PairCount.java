package dev.knativepredict.release.evidence;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.knativepredict.release.verdict.Answers;
import dev.knativepredict.release.verdict.Arm;
import dev.knativepredict.release.verdict.Faults;
import dev.knativepredict.release.verdict.Latencies;
import dev.knativepredict.release.verdict.Pairs;
import dev.knativepredict.release.verdict.Slower;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Counts how two revisions differ.
 *
 * @param slowdown a response that took this many times longer than the other counts as slower
 * @param answers what the model answers with
 */
record PairCount(double slowdown, Answers answers) {

  /**
   * Counts errors, agreement, right answers and slow responses of both revisions.
   *
   * @param distinct how many of the first pairs are of different requests: a request that is sent
   *     again says nothing new about the predictions
   */
  Pairs count(List<Pair> pairs, int distinct) {
    List<Pair> different = only(pairs.subList(0, distinct), Pair::answered);
    List<Pair> labelled = only(different, pair -> pair.request().label() != null);
    List<Pair> timed = only(pairs, pair -> pair.answered() && pair.warm());
    Agreement agreement = Agreement.of(answers, different);
    return new Pairs(
        answers,
        different.size(),
        only(different, agreement::agree).size(),
        labelled.size(),
        only(labelled, agreement::onlyStableRight).size(),
        only(labelled, agreement::onlyCandidateRight).size(),
        different.stream().mapToDouble(agreement::difference).average().orElse(0),
        different.stream().mapToDouble(agreement::difference).max().orElse(0),
        slower(timed),
        arm(pairs, Pair::stable),
        arm(pairs, Pair::candidate));
  }

  /** A form in which only the candidate is slow must not hide behind the others. */
  private List<Slower> slower(List<Pair> timed) {
    Map<String, List<Pair>> byForm =
        timed.stream().collect(groupingBy(pair -> pair.request().form()));
    return Stream.concat(
            Stream.of(slower("", timed)),
            byForm.entrySet().stream().map(form -> slower(form.getKey(), form.getValue())))
        .toList();
  }

  private Slower slower(String form, List<Pair> timed) {
    return new Slower(
        form,
        timed.size(),
        only(timed, pair -> muchSlower(pair.candidate(), pair.stable())).size(),
        only(timed, pair -> muchSlower(pair.stable(), pair.candidate())).size());
  }

  private boolean muchSlower(TimedResponse one, TimedResponse other) {
    return one.took().toNanos() > slowdown * other.took().toNanos()
        && one.took().compareTo(other.took().plus(Pairs.NOISE)) > 0;
  }

  private static Arm arm(List<Pair> pairs, Function<Pair, TimedResponse> whose) {
    List<TimedResponse> all = pairs.stream().map(whose).toList();
    List<Pair> bad = only(pairs, pair -> !whose.apply(pair).ok());
    return new Arm(
        all.size(),
        only(all, TimedResponse::failed).size(),
        only(all, TimedResponse::rejected).size(),
        0,
        new Latencies.Exact(
            only(all, response -> response.ok() && response.warm()).stream()
                .map(TimedResponse::took)
                .toList()),
        new Faults(bad.stream().collect(groupingBy(pair -> pair.request().form(), counting()))));
  }

  private static <T> List<T> only(List<T> all, Predicate<T> which) {
    return all.stream().filter(which).toList();
  }
}
