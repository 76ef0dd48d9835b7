package dev.knativepredict.release.traffic;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The traffic in a Service's spec or status, whoever wrote it. */
public record FoundTraffic(List<Found> targets) {

  public FoundTraffic {
    targets = List.copyOf(targets);
  }

  /**
   * One target.
   *
   * @param revision null if the target is the latest revision, whichever that is
   * @param tag null if it has none
   * @param url the tag's URL; only a status has it
   */
  public record Found(
      @Nullable String revision, int percent, @Nullable String tag, @Nullable String url) {

    private String key() {
      return revision + " " + percent + " " + tag;
    }

    @Override
    public String toString() {
      return "%s %d %%%s"
          .formatted(
              revision == null ? "latestRevision" : revision,
              percent,
              tag == null ? "" : " (" + tag + ")");
    }
  }

  /** Whether it is the same as what this tool wrote, in any order. */
  public boolean is(Traffic traffic) {
    Stream<String> written =
        traffic.targets().stream()
            .map(t -> new Found(t.revision().value(), t.percent().value(), t.tag().text(), null))
            .map(Found::key);
    return written
        .sorted()
        .toList()
        .equals(targets.stream().map(Found::key).sorted(Comparator.naturalOrder()).toList());
  }

  /**
   * The revision that can be taken for the stable one: the one with all of the traffic, or else the
   * one with the tag {@code stable}.
   */
  public Optional<RevisionName> stable() {
    Stream<Found> whole = targets.stream().filter(found -> found.percent() == 100);
    Stream<Found> tagged = targets.stream().filter(found -> Tag.STABLE.text().equals(found.tag()));
    return Stream.concat(whole, tagged)
        .flatMap(found -> Stream.ofNullable(found.revision()))
        .findFirst()
        .map(RevisionName::new);
  }

  /** Whether users get one revision and no other. */
  public boolean isOnly(RevisionName revision) {
    return targets.stream()
        .filter(found -> found.percent() > 0)
        .allMatch(found -> revision.value().equals(found.revision()));
  }

  /** The URL of a tag. */
  public Optional<String> url(Tag tag) {
    return targets.stream()
        .filter(found -> tag.text().equals(found.tag()))
        .flatMap(found -> Stream.ofNullable(found.url()))
        .findFirst();
  }

  @Override
  public String toString() {
    return targets.isEmpty()
        ? "none"
        : targets.stream().map(Found::toString).collect(Collectors.joining(", "));
  }
}
