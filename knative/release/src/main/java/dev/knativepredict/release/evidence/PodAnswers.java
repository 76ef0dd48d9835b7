package dev.knativepredict.release.evidence;

import dev.knativepredict.release.traffic.RevisionName;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads what the pods of revisions have counted since each of them started.
 *
 * @param pods the metrics of a revision's processes; empty text if one can't be read
 */
public record PodAnswers(Function<RevisionName, Map<String, String>> pods) {

  /** What they counted together, each for its own revision. */
  public AnswerCounts of(Collection<RevisionName> revisions) {
    AnswerCounts.Tally tally = new AnswerCounts.Tally();
    for (RevisionName revision : revisions) {
      pods.apply(revision).values().stream()
          .flatMap(Exposition::samples)
          .forEach(sample ->
              tally.add(revision.value(), sample.metric(), sample.labels(), sample.value()));
    }
    return tally.counts();
  }
}
