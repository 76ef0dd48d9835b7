package dev.knativepredict.release.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.knativepredict.release.time.Time;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.verdict.Check;
import dev.knativepredict.release.verdict.Verdict;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests whose responses are known to the candidate's own URL, before any user calls it.
 *
 * @param patience how long the URL may take until the candidate answers there
 */
public record Smoke(Caller caller, Time time, Duration patience) {

  /** Each form asks all golden rows, so that there are many of them. */
  private static final int AT_ONCE = 4;

  /**
   * Sends the requests and judges the responses.
   *
   * @param url of the candidate alone
   * @param model the model that it should serve; its golden rows are asked in every form that the
   *     candidate offers; null if nobody said
   * @param recorded requests that it must not fail on
   */
  public List<Check> run(
      URI url, RevisionName candidate, @Nullable Model model, List<RecordedRequest> recorded) {
    List<Check> checks = new ArrayList<>();
    TimedResponse first = new FirstAnswer(caller, time, patience).from(candidate, url);
    checks.add(check("answers", first.text(), answers(first, candidate)));
    if (!first.ok()) {
      return checks;
    }
    if (model != null) {
      checks.add(model(Predictions.parse(first.body()), model));
      Requests golden = Requests.of(model, List.of(), Offer.of(caller, url));
      golden
          .byForm()
          .forEach((form, rows) -> checks.add(requests("golden rows by " + form, url, rows)));
    }
    if (!recorded.isEmpty()) {
      checks.add(requests("recorded requests", url, recorded));
    }
    return checks;
  }

  private static Verdict answers(TimedResponse response, RevisionName candidate) {
    if (!response.ok()) {
      return new Verdict.Unhealthy("GET / of the candidate: " + response.text());
    }
    return response.isBy(candidate)
        ? new Verdict.Healthy()
        : new Verdict.Unhealthy(
            "the candidate's URL is answered by revision %s".formatted(response.revision()));
  }

  private static Check model(JsonNode served, Model model) {
    String sha256 = served.path("sha256").asText("none");
    String name = served.path("model").asText("?") + "/" + served.path("version").asText("?");
    return check(
        "model",
        "%s %s".formatted(name, sha256),
        sha256.equals(model.sha256())
            ? new Verdict.Healthy()
            : new Verdict.Unhealthy(
                "it serves the model with SHA-256 %s, but the release is of %s"
                    .formatted(sha256, model.sha256())));
  }

  private Check requests(String name, URI url, List<RecordedRequest> requests) {
    List<String> wrong =
        requests.stream()
            .gather(Gatherers.mapConcurrent(AT_ONCE, request -> wrong(request, url)))
            .flatMap(Optional::stream)
            .toList();
    String text = "%d of %d right".formatted(requests.size() - wrong.size(), requests.size());
    return check(
        name,
        text,
        wrong.isEmpty()
            ? new Verdict.Healthy()
            : new Verdict.Unhealthy(
                "%s: %s; the first wrong one: %s".formatted(name, text, wrong.getFirst())));
  }

  private Optional<String> wrong(RecordedRequest request, URI url) {
    TimedResponse response = caller.post(url, request.path(), request.body());
    if (response.failed() || (request.expected() != null && !response.ok())) {
      return Optional.of(response.text());
    }
    return request.isWrong(response)
        ? Optional.of("%s instead of %s".formatted(response.text(), request.expected()))
        : Optional.empty();
  }

  private static Check check(String name, String text, Verdict verdict) {
    return new Check(name, "", text, verdict);
  }
}
