package dev.knativepredict.release.chain;

import dev.knativepredict.release.traffic.RevisionName;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The way from an answer to the data that its model has learned from.
 *
 * @param url that was asked
 * @param revision whose answer it is, or should be
 */
public record Chain(URI url, RevisionName revision, List<Link> links) {

  public Chain {
    links = List.copyOf(links);
  }

  /** {@code differs} if one link does; {@code not checked} if no link could be checked. */
  public String result() {
    Set<String> kinds =
        links.stream().map(link -> link.outcome().kind()).collect(Collectors.toSet());
    return Stream.of("differs", "agrees").filter(kinds::contains).findFirst().orElse("not checked");
  }
}
