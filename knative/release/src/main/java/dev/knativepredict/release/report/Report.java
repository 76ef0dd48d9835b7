package dev.knativepredict.release.report;

import dev.knativepredict.release.traffic.Candidate;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.verdict.Check;
import dev.knativepredict.release.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a release has done and seen. It grows while the release goes on. */
public final class Report {

  /** How a release ended. */
  public enum Result {
    PROMOTED(0),
    NOTHING_TO_DO(0),
    CHECKED(0),
    ROLLED_BACK(1),
    REFUSED(1),
    HELD(3);

    private final int exitCode;

    Result(int exitCode) {
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }

    /** In lower case, with spaces. */
    String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /**
   * One stage of a release.
   *
   * @param share the candidate's share of the traffic during the stage, in percent
   */
  public record Stage(String name, int share, Verdict verdict, List<Check> checks, Duration took) {}

  private final Candidate candidate;
  private final @Nullable RevisionName stable;
  private final Instant began;
  private final List<Stage> stages = new ArrayList<>();
  private final Set<String> unseen = new LinkedHashSet<>();
  private Result result = Result.REFUSED;
  private String reason = "";
  private Instant ended;

  /**
   * Of a release that begins now.
   *
   * @param stable the stable revision before the release; null if there was none
   */
  public Report(Candidate candidate, @Nullable RevisionName stable, Instant began) {
    this.candidate = candidate;
    this.stable = stable;
    this.began = began;
    this.ended = began;
  }

  public void add(Stage stage) {
    stages.add(stage);
  }

  /** Adds what the release couldn't see, in one line. */
  public void addUnseen(String line) {
    unseen.add(line);
  }

  public Report ended(Result how, String why, Instant when) {
    result = how;
    reason = why;
    ended = when;
    return this;
  }

  public Result result() {
    return result;
  }

  String reason() {
    return reason;
  }

  Candidate candidate() {
    return candidate;
  }

  @Nullable RevisionName stable() {
    return stable;
  }

  Instant began() {
    return began;
  }

  Duration took() {
    return Duration.between(began, ended);
  }

  List<Stage> stages() {
    return List.copyOf(stages);
  }

  /** What the release couldn't see. */
  List<String> unseen() {
    return List.copyOf(unseen);
  }

  static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
