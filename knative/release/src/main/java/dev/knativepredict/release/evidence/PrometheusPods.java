package dev.knativepredict.release.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.knativepredict.release.cost.PastPods;
import dev.knativepredict.release.cost.PodLife;
import dev.knativepredict.release.traffic.RevisionName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads when each pod of revisions started and ended from a Prometheus that scrapes them by {@code
 * knative/monitoring}, which names pods by the label {@code pod}.
 *
 * @param now the end of the window
 * @param length of the window
 * @param revisions at least one
 */
public record PrometheusPods(
    MetricsSource source, Instant now, Duration length, Collection<RevisionName> revisions) {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final String POD = "pod";

  /** What pods answered: all of it, and what was cold. */
  private record Answers(long all, long cold) {

    static final Answers NONE = new Answers(0, 0);

    Answers plus(long more, boolean cold) {
      return new Answers(all + more, this.cold + (cold ? more : 0));
    }
  }

  /**
   * All pods that were there within the window.
   *
   * @throws PrometheusUnreachable if a query isn't answered
   */
  public PastPods pods() {
    Map<String, Instant> starts =
        times(Window.last(length).last(POD, own().of(Contract.PROCESS_START)));
    Map<String, Instant> ends = times(ends());
    Map<String, Answers> answers = answers();
    List<PodLife> pods = new ArrayList<>();
    starts.forEach((pod, start) -> {
      Answers answered = answers.getOrDefault(pod, Answers.NONE);
      // A pod ends, on average, half a scrape after its last one.
      Instant last = ends.getOrDefault(pod, start).plus(MetricsSource.SCRAPE.dividedBy(2));
      pods.add(
          new PodLife(
              later(start, now.minus(length)),
              last.isAfter(now) ? now : last,
              answered.all,
              answered.cold));
    });
    return new PastPods(pods);
  }

  /** When each was scraped for the last time. */
  private String ends() {
    return "max by (%s) (max_over_time(timestamp(%s)[%ds:%ds]))"
        .formatted(
            POD,
            own().of(Contract.PROCESS_START),
            length.toSeconds(),
            MetricsSource.SCRAPE.toSeconds());
  }

  private Map<String, Answers> answers() {
    String labels = String.join(", ", POD, Contract.START_LABEL);
    String ok = own().of(Contract.REQUESTS, Map.of(Contract.OUTCOME_LABEL, Contract.OK));
    Map<String, Answers> answers = new HashMap<>();
    for (JsonNode sample : query(Window.last(length).increase(labels, ok))) {
      Map<String, String> found = PrometheusApi.labels(sample);
      boolean cold = Contract.COLD.equals(found.get(Contract.START_LABEL));
      answers.compute(
          found.getOrDefault(POD, ""),
          (_, before) ->
              (before == null ? Answers.NONE : before)
                  .plus(Math.round(sample.at("/value/1").asDouble()), cold));
    }
    return answers;
  }

  /** Seconds since 1970, by pod; a series without that label says nothing. */
  private Map<String, Instant> times(String query) {
    Map<String, Instant> times = new HashMap<>();
    for (JsonNode sample : query(query)) {
      String pod = PrometheusApi.labels(sample).getOrDefault(POD, "");
      if (!pod.isEmpty()) {
        times.put(pod, Instant.ofEpochMilli(Math.round(sample.at("/value/1").asDouble() * 1_000)));
      }
    }
    return times;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private List<JsonNode> query(String query) {
    return new PrometheusApi(source.url(), TIMEOUT).query(query);
  }

  private RevisionSelector own() {
    return new RevisionSelector(source, revisions);
  }
}
