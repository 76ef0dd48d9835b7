package dev.knativepredict.release.overview;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.command.Html;
import dev.knativepredict.release.cost.PastPods;
import dev.knativepredict.release.drift.DriftReport;
import dev.knativepredict.release.drift.Histogram;
import dev.knativepredict.release.drift.Subject;
import dev.knativepredict.release.evidence.AnswerCounts;
import dev.knativepredict.release.evidence.Series;
import dev.knativepredict.release.evidence.TrafficHistory;
import dev.knativepredict.release.labels.Calibration;
import dev.knativepredict.release.labels.Confusion;
import dev.knativepredict.release.labels.ModelLabels;
import dev.knativepredict.release.labels.Proportion;
import dev.knativepredict.release.time.TimeGrid;
import dev.knativepredict.release.traffic.Candidate;
import dev.knativepredict.release.traffic.PastRelease;
import dev.knativepredict.release.traffic.RevisionName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class OverviewPageTest {

  private static final String HOSTILE =
      "</style></svg></title><script>alert(1)</script>\" onload=\"x'\u202e&amp;\u0007\ud800";
  private static final String SHOWN =
      HOSTILE.replace('\u202e', '\uFFFD').replace('\u0007', '\uFFFD').replace('\ud800', '\uFFFD');
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final RevisionName STABLE = new RevisionName("predict-a");

  /** `make report-test` looks at this file in a browser. */
  @Test
  void aWeekIsOnOnePageOfLessThan400Kilobytes() throws Exception {
    String page = OverviewPage.of(SampleWeek.overview());
    Path file = Files.createDirectories(Path.of("target/report")).resolve("week.html");
    Files.writeString(file, page);
    assertThat(page.length()).isLessThan(400_000);
    // HTML reads no escapes in a style.
    assertThat(page.substring(page.indexOf("<style>"), page.indexOf("</style>")))
        .doesNotContain("&");
    Element parsed = Html.parsed(page);
    assertThat(Html.all(parsed, "h2").map(Element::getTextContent))
        .containsExactly(
            "Releases",
            "Traffic",
            "Requests and errors",
            "Latency",
            "Cold starts",
            "Pods",
            "Costs",
            "Drift",
            "Predictions",
            "Labels");
    assertThat(Html.all(parsed, "figure"))
        .hasSizeGreaterThan(12)
        .allSatisfy(
            figure -> assertThat(figure.getElementsByTagName("details").getLength()).isOne());
  }

  /** Each pod of the sample has one cold answer; by night there is none for ten hours. */
  @Test
  void itSaysWhatOtherSettingsWouldHaveCost() throws Exception {
    Overview week = SampleWeek.overview();
    String costs = Html.text(Html.parsed(OverviewPage.of(week)), "Costs");
    PastPods past = requireNonNull(week.past());

    assertThat(past.asItWas().cold()).isEqualTo(past.pods());
    assertThat(past.alwaysOne().cold()).isLessThan(past.keptLonger(Duration.ofMinutes(15)).cold());
    assertThat(costs)
        .contains("as it was" + Amounts.span(past.asItWas().podTime()))
        .contains("always one" + Amounts.span(past.alwaysOne().podTime()));
  }

  @Test
  void itSaysHowRightTheAnswersWereAndShouldBe() throws Exception {
    String labels = Html.text(Html.parsed(OverviewPage.of(SampleWeek.overview())), "Labels");

    assertThat(labels)
        .contains("Of the rows whose label has come, 75.0 % of 4 (30.1 % to 95.4 %) were right.")
        .contains("Estimated from its confidence: 89.6 % of 1,000 rows should be right")
        .contains("predictedactually 0actually other");
  }

  @Test
  void noNameBreaksOutOfThePage() throws Exception {
    String text = OverviewPage.of(hostile());
    Element page = Html.parsed(text);
    assertThat(page.getElementsByTagName("script").getLength()).isZero();
    assertThat(text).doesNotContain("<script", "\u202e", "\u0007", "onload=\"x");
    assertThat(Html.attributes(page)).noneMatch(name -> name.startsWith("on"));
    for (String title :
        List.of("Releases", "Traffic", "Requests and errors", "Drift", "Predictions", "Labels")) {
      assertThat(Html.text(page, title)).as(title).contains(SHOWN);
    }
    assertThat(page.getTextContent()).contains("not seen " + SHOWN);
  }

  /** Of four rows three are right. */
  static ModelLabels labels(String label) {
    Confusion confusion =
        Confusion.NONE
            .plus(new Confusion.Cell(label, label), 3)
            .plus(new Confusion.Cell(label, "other"), 1);
    return new ModelLabels(
        confusion,
        Calibration.NONE.plus("0.95", new Proportion(3, 4)),
        Calibration.NONE.plus("0.95", new Proportion(90, 100)),
        new TreeMap<>(Map.of("0.95", 1000L)));
  }

  private static Overview hostile() {
    Candidate candidate = new Candidate(STABLE, HOSTILE, HOSTILE, HOSTILE);
    TimeGrid grid = TimeGrid.of(NOW, Duration.ofHours(1));
    List<Double> values = Collections.nCopies(grid.steps(), 1.0);
    Map<String, String> labels =
        Map.of("revision", HOSTILE, "start", "cold", "outcome", HOSTILE, "bin", HOSTILE);
    List<Series> series = List.of(new Series(labels, values));
    TreeMap<Subject, Histogram> rows = new TreeMap<>();
    rows.put(
        new Subject(HOSTILE, HOSTILE, Subject.Kind.FEATURE, HOSTILE),
        Histogram.NONE.plus(HOSTILE, 1000));
    rows.put(
        new Subject(HOSTILE, HOSTILE, Subject.Kind.PREDICTIONS, ""),
        Histogram.NONE.plus(HOSTILE, 1000));
    return new Overview(
        HOSTILE,
        NOW,
        Duration.ofHours(1),
        new Overview.Releases(
            STABLE,
            null,
            List.of(new PastRelease(candidate, PastRelease.Ending.ROLLED_BACK, HOSTILE, NOW, NOW))),
        List.of(new ServedRevision(candidate, 100, 1)),
        new AnswerCounts(Map.of(new AnswerCounts.Ended(HOSTILE, true, "ok"), 7L), Map.of()),
        new TrafficHistory(grid, series, List.of(), series, series),
        new PastPods(List.of()),
        new Overview.Drift(STABLE, 1000, DriftReport.of(rows, rows)),
        new TreeMap<>(Map.of(HOSTILE, labels(HOSTILE))),
        List.of("not seen " + HOSTILE));
  }

  @Test
  void aServiceThatNobodyKnowsAnythingOfHasAPage() throws Exception {
    Overview nothing =
        new Overview(
            "predict",
            NOW,
            null,
            new Overview.Releases(null, null, List.of()),
            List.of(),
            AnswerCounts.NONE,
            null,
            null,
            null,
            new TreeMap<>(),
            List.of());
    Element page = Html.parsed(OverviewPage.of(nothing));
    assertThat(Html.text(page, "Releases"))
        .contains("no release has ended; no revision is stable.");
    assertThat(Html.text(page, "Cold starts")).contains("0 of 0 answers were cold.");
    assertThat(Html.text(page, "Drift")).contains("No row was counted.");
  }
}
