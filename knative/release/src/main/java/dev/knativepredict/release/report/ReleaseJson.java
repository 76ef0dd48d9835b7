package dev.knativepredict.release.report;

import dev.knativepredict.release.traffic.Candidate;
import dev.knativepredict.release.traffic.RevisionName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The report of a release as JSON.
 *
 * @param stable the stable revision before the release; null if there was none
 * @param seconds how long the release took
 * @param unseen a line for each thing that the release couldn't see
 */
record ReleaseJson(
    String result,
    String reason,
    Candidate candidate,
    @Nullable RevisionName stable,
    Instant began,
    double seconds,
    List<StageJson> stages,
    List<String> unseen) {

  /**
   * One stage as JSON.
   *
   * @param share the candidate's share of the traffic in percent
   * @param reason one line; null if the verdict is healthy
   */
  record StageJson(
      String name,
      int share,
      String verdict,
      @Nullable String reason,
      double seconds,
      List<CheckJson> checks) {

    static StageJson of(Report.Stage stage) {
      return new StageJson(
          stage.name(),
          stage.share(),
          stage.verdict().word(),
          stage.verdict().why(),
          Report.seconds(stage.took()),
          CheckJson.of(stage.checks()));
    }
  }

  static ReleaseJson of(Report report) {
    return new ReleaseJson(
        report.result().text(),
        report.reason(),
        report.candidate(),
        report.stable(),
        report.began(),
        Report.seconds(report.took()),
        report.stages().stream().map(StageJson::of).toList(),
        report.unseen());
  }
}
