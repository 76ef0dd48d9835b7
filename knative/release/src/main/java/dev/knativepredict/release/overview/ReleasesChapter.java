package dev.knativepredict.release.overview;

import dev.knativepredict.release.page.Colour;
import dev.knativepredict.release.page.DataTable;
import dev.knativepredict.release.page.Element;
import dev.knativepredict.release.page.Figure;
import dev.knativepredict.release.page.Mark;
import dev.knativepredict.release.page.Node;
import dev.knativepredict.release.page.Timeline;
import dev.knativepredict.release.time.TimeGrid;
import dev.knativepredict.release.traffic.PastRelease;
import dev.knativepredict.release.traffic.PastRelease.Ending;
import dev.knativepredict.release.traffic.Rollout;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was released when, and how that ended. */
final class ReleasesChapter implements Chapter {

  @Override
  public String title() {
    return "Releases";
  }

  @Override
  public List<Node> content(Overview overview) {
    List<PastRelease> past = overview.releases().past();
    List<Node> content = new ArrayList<>();
    content.add(Element.of("p", summary(overview.releases()) + "."));
    if (!past.isEmpty()) {
      content.add(
          new Figure("Releases that have ended (UTC)", legend(), picture(overview), table(past))
              .element());
      content.add(reasons(past).element());
    }
    return content;
  }

  /** How many ended how, and what is under way. */
  static String summary(Overview.Releases releases) {
    String endings =
        Arrays.stream(Ending.values())
            .filter(ending -> count(releases.past(), ending) > 0)
            .map(ending -> "%d %s".formatted(count(releases.past(), ending), word(ending)))
            .collect(Collectors.joining(", "));
    return "%s; %s%s"
        .formatted(
            endings.isEmpty() ? "no release has ended" : endings,
            releases.stable() == null ? "no revision is stable" : releases.stable() + " is stable",
            underWay(releases.rollout()));
  }

  private static String underWay(@Nullable Rollout rollout) {
    if (rollout == null) {
      return "";
    }
    return "; %s is being released, with %s of the traffic%s"
        .formatted(
            rollout.candidate().revision(),
            rollout.share(),
            rollout.held() == null ? "" : ", and held: " + rollout.held());
  }

  static long count(List<PastRelease> past, Ending ending) {
    return past.stream().filter(release -> release.ending() == ending).count();
  }

  static String word(Ending ending) {
    return ending.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** For charts of other chapters: a line where a release ended. */
  static List<Mark> marks(Overview overview) {
    return overview.releases().past().stream()
        .map(past ->
            new Mark(
                past.ended(), "%s %s".formatted(past.candidate().revision(), word(past.ending()))))
        .toList();
  }

  private static Colour colour(Ending ending) {
    return switch (ending) {
      case PROMOTED -> Colour.BLUE;
      case ADOPTED -> Colour.GREEN;
      case ROLLED_BACK -> Colour.ORANGE;
    };
  }

  private static List<Element> legend() {
    return Arrays.stream(Ending.values())
        .map(ending -> Figure.key(colour(ending), word(ending)))
        .toList();
  }

  private static Element picture(Overview overview) {
    List<PastRelease> past = overview.releases().past();
    Instant first = past.stream().map(PastRelease::began).min(Instant::compareTo).orElseThrow();
    // A little more than all, so that the first one isn't at the edge, in whole minutes.
    long minutes = Duration.between(first, overview.at()).toMinutes() * 21 / 20 + 1;
    return new Timeline(
            TimeGrid.of(overview.at(), Duration.ofMinutes(minutes)),
            past.stream()
                .map(one ->
                    new Timeline.Event(
                        one.candidate().revision().value(),
                        one.began(),
                        one.ended(),
                        colour(one.ending()),
                        word(one.ending())))
                .toList())
        .picture("Releases over time");
  }

  private static DataTable table(List<PastRelease> past) {
    DataTable table =
        DataTable.titled("revision", List.of("began", "ended", "commit", "model", "image"));
    for (PastRelease one : past) {
      String model = one.candidate().model();
      table =
          table.row(
              one.candidate().revision().value(),
              List.of(
                  one.began().truncatedTo(ChronoUnit.SECONDS).toString(),
                  one.ended().truncatedTo(ChronoUnit.SECONDS).toString(),
                  one.candidate().commit(),
                  model == null ? "–" : model,
                  one.candidate().image()));
    }
    return table;
  }

  private static DataTable reasons(List<PastRelease> past) {
    DataTable table = DataTable.titled("ended (UTC)", List.of("revision", "verdict", "why"));
    for (PastRelease one : past) {
      table =
          table.row(
              Amounts.time(one.ended()),
              List.of(one.candidate().revision().value(), word(one.ending()), one.reason()));
    }
    return table;
  }
}
