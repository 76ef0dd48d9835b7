package dev.knativepredict.release.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.verdict.Check;
import dev.knativepredict.release.verdict.Verdict;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks a candidate, by its own URL, what is known already: before anybody else asks it. */
public record Smoke(Caller caller, Duration patience) {

  /**
   * Asks, and judges the answers.
   *
   * @param url of the candidate alone
   * @param model what it should serve; null where nobody said
   * @param recorded requests that it has to answer somehow
   */
  public List<Check> run(
      URI url, RevisionName candidate, @Nullable Model model, List<Row> recorded) {
    List<Check> checks = new ArrayList<>();
    Answer first = awake(url, candidate);
    checks.add(check("answers", first.text(), answers(first, candidate)));
    if (!first.ok()) {
      return checks;
    }
    if (model != null) {
      JsonNode said = Predictions.parse(first.body());
      String sha256 = said.path("sha256").asText("none");
      checks.add(
          check(
              "model",
              "%s/%s %s"
                  .formatted(
                      said.path("model").asText("?"), said.path("version").asText("?"), sha256),
              sha256.equals(model.sha256())
                  ? new Verdict.Healthy()
                  : new Verdict.Unhealthy(
                      "it serves the model with SHA-256 %s, the release is of %s"
                          .formatted(sha256, model.sha256()))));
      checks.add(rows("golden rows", url, model.golden()));
    }
    if (!recorded.isEmpty()) {
      checks.add(rows("recorded requests", url, recorded));
    }
    return checks;
  }

  /** The first answer that isn't only the ingress not knowing the URL yet, or the pod starting. */
  private Answer awake(URI url, RevisionName candidate) {
    Instant deadline = Instant.now().plus(patience);
    Answer answer = caller.get(url, "/");
    while (!(answer.ok() && candidate.value().equals(answer.revision()))
        && Instant.now().isBefore(deadline)
        && !Thread.currentThread().isInterrupted()) {
      Pause.forMillis(100);
      answer = caller.get(url, "/");
    }
    return answer;
  }

  private static Verdict answers(Answer answer, RevisionName candidate) {
    if (!answer.ok()) {
      return new Verdict.Unhealthy("GET / of the candidate: " + answer.text());
    }
    return candidate.value().equals(answer.revision())
        ? new Verdict.Healthy()
        : new Verdict.Unhealthy(
            "the candidate's URL is answered by revision %s".formatted(answer.revision()));
  }

  private Check rows(String name, URI url, List<Row> rows) {
    int right = 0;
    String firstBad = "";
    for (Row row : rows) {
      Answer answer = caller.post(url, "/predict", row.body());
      String bad = bad(row, answer);
      if (bad.isEmpty()) {
        right++;
      } else if (firstBad.isEmpty()) {
        firstBad = bad;
      }
    }
    String text = "%d of %d right".formatted(right, rows.size());
    return check(
        name,
        text,
        right == rows.size()
            ? new Verdict.Healthy()
            : new Verdict.Unhealthy("%s: %s; the first: %s".formatted(name, text, firstBad)));
  }

  private static String bad(Row row, Answer answer) {
    if (answer.failed() || (row.expected() != null && !answer.ok())) {
      return answer.text();
    }
    return row.expected() == null
            || Predictions.same(row.expected(), Predictions.parse(answer.body()))
        ? ""
        : "%s instead of %s".formatted(answer.text(), row.expected());
  }

  private static Check check(String name, String text, Verdict verdict) {
    return new Check(name, "", text, verdict);
  }
}
