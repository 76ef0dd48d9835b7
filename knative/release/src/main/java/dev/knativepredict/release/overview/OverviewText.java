package dev.knativepredict.release.overview;

import dev.knativepredict.release.evidence.AnswerTimes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The overview in a few lines. */
public final class OverviewText {

  private OverviewText() {}

  public static String of(Overview overview) {
    String numbers =
        highlights(overview).entrySet().stream()
            .map(one -> "%-12s  %s%n".formatted(one.getKey(), one.getValue()))
            .collect(Collectors.joining());
    String unseen =
        overview.unseen().stream().map("%nnot seen: %s"::formatted).collect(Collectors.joining());
    Overview.Drift drift = overview.drift();
    return "%s, %s%nreleases      %s%n%s%-12s  %s%s"
        .formatted(
            overview.service(),
            span(overview),
            ReleasesChapter.summary(overview.releases()),
            numbers,
            "drift",
            drift == null ? "not known" : DriftChapter.summary(drift),
            unseen);
  }

  /** What time all of it is about. */
  static String span(Overview overview) {
    return overview.window() == null
        ? "%s UTC, what its pods have counted since each of them started"
            .formatted(Amounts.time(overview.at()))
        : "%s until %s UTC, by Prometheus"
            .formatted(Amounts.span(overview.window()), Amounts.time(overview.at()));
  }

  /** The numbers that most people look for first. */
  static Map<String, String> highlights(Overview overview) {
    List<RevisionNumbers> numbers = overview.numbers();
    Map<String, String> found = new LinkedHashMap<>();
    found.put("requests", Amounts.count(sum(numbers, RevisionNumbers::requests)));
    found.put("failed", Amounts.count(sum(numbers, RevisionNumbers::failed)));
    found.put("overloaded", Amounts.count(sum(numbers, RevisionNumbers::overloaded)));
    found.put("warm p99", p99(numbers, RevisionNumbers::warmTimes));
    found.put("cold answers", Amounts.count(sum(numbers, RevisionNumbers::cold)));
    found.put("cold p99", p99(numbers, RevisionNumbers::coldTimes));
    return found;
  }

  private static long sum(List<RevisionNumbers> numbers, ToLongFunction<RevisionNumbers> what) {
    return numbers.stream().mapToLong(what).sum();
  }

  private static String p99(
      List<RevisionNumbers> numbers, Function<RevisionNumbers, AnswerTimes> what) {
    return Amounts.milliseconds(
        numbers.stream().map(what).reduce(AnswerTimes.NONE, AnswerTimes::plus).quantile(0.99));
  }
}
