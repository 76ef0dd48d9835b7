package dev.knativepredict.release;

import dev.knativepredict.release.traffic.Candidate;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.verdict.Check;
import dev.knativepredict.release.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a release did and saw. */
final class Report {

  /** How it ended. */
  enum Result {
    PROMOTED(0),
    NOTHING_TO_DO(0),
    CHECKED(0),
    ROLLED_BACK(1),
    REFUSED(1),
    HELD(3);

    final int exitCode;

    Result(int exitCode) {
      this.exitCode = exitCode;
    }

    String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /**
   * One of its parts.
   *
   * @param share the candidate's share of the traffic meanwhile
   */
  record Stage(String name, int share, Verdict verdict, List<Check> checks, Duration took) {}

  final Candidate candidate;
  final @Nullable RevisionName stable;
  final Instant began = Instant.now();
  final List<Stage> stages = new ArrayList<>();
  Result result = Result.REFUSED;
  String reason = "";
  Instant ended = began;

  Report(Candidate candidate, @Nullable RevisionName stable) {
    this.candidate = candidate;
    this.stable = stable;
  }

  void add(Stage stage) {
    stages.add(stage);
  }

  Report ended(Result how, String why) {
    result = how;
    reason = why;
    ended = Instant.now();
    return this;
  }

  /** As JSON: seconds, percents and plain texts. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("result", result.text());
    json.put("reason", reason);
    json.put("candidate", candidate);
    json.put("stable", stable);
    json.put("began", began);
    json.put("seconds", seconds(Duration.between(began, ended)));
    json.put("stages", stages.stream().map(Report::json).toList());
    return json;
  }

  private static Map<String, Object> json(Stage stage) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", stage.name());
    json.put("share", stage.share());
    json.put("verdict", stage.verdict().toString());
    json.put("seconds", seconds(stage.took()));
    json.put(
        "checks",
        stage.checks().stream()
            .map(check ->
                Map.of(
                    "name", check.name(),
                    "stable", check.stable(),
                    "candidate", check.candidate(),
                    "verdict", check.verdict().toString()))
            .toList());
    return json;
  }

  static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
