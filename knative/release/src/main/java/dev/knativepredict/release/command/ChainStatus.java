package dev.knativepredict.release.command;

import dev.knativepredict.release.chain.Chain;
import dev.knativepredict.release.chain.Link;
import dev.knativepredict.release.chain.Outcome.Agrees;
import dev.knativepredict.release.chain.Outcome.Differs;
import dev.knativepredict.release.chain.Outcome.NotChecked;
import dev.knativepredict.release.report.Table;
import dev.knativepredict.release.traffic.RevisionName;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The links from an answer to the data, in the status.
 *
 * @param result {@code agrees}, {@code differs} if one link does, or {@code not checked}
 */
record ChainStatus(URI url, RevisionName revision, String result, List<LinkStatus> links) {

  /**
   * One link.
   *
   * @param expected what the first one says; null if it wasn't checked
   * @param found what the second one says; null if it wasn't checked
   * @param reason why it wasn't checked; null if it was
   */
  record LinkStatus(
      String link,
      String first,
      String second,
      String outcome,
      @Nullable String expected,
      @Nullable String found,
      @Nullable String reason) {

    static LinkStatus of(Link link) {
      return switch (link.outcome()) {
        case Agrees(String value) -> of(link, value, value, null);
        case Differs(String expected, String found) -> of(link, expected, found, null);
        case NotChecked(String reason) -> of(link, null, null, reason);
      };
    }

    private static LinkStatus of(
        Link link, @Nullable String expected, @Nullable String found, @Nullable String reason) {
      return new LinkStatus(
          link.name(),
          link.first(),
          link.second(),
          link.outcome().kind(),
          line(expected),
          line(found),
          line(reason));
    }

    /** Servers say it: it may be any text. */
    private static @Nullable String line(@Nullable String text) {
      return text == null ? null : text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }

    String text() {
      String said = reason == null ? String.valueOf(expected) : reason;
      return outcome.equals("differs") ? "%s, but %s".formatted(expected, found) : said;
    }
  }

  static ChainStatus of(Chain chain) {
    return new ChainStatus(
        chain.url(),
        chain.revision(),
        chain.result(),
        chain.links().stream().map(LinkStatus::of).toList());
  }

  /** A link that differs is bad; if none could be checked, a person has to decide. */
  int exitCode() {
    return switch (result) {
      case "agrees" -> 0;
      case "differs" -> 1;
      default -> 3;
    };
  }

  /** A line for each link, for people. */
  String text() {
    Table table = new Table("LINK", "FROM", "TO", "OUTCOME", "");
    for (LinkStatus link : links) {
      table.row(link.link(), link.first(), link.second(), link.outcome(), link.text());
    }
    return "%n%s at %s: %d links agree, %d differ, %d not checked%n%s"
        .formatted(
            revision, url, count("agrees"), count("differs"), count("not checked"), table.text());
  }

  private long count(String outcome) {
    return links.stream().filter(link -> link.outcome().equals(outcome)).count();
  }
}
