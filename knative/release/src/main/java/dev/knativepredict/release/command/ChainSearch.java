package dev.knativepredict.release.command;

import dev.knativepredict.release.Session;
import dev.knativepredict.release.chain.AnswerLinks;
import dev.knativepredict.release.chain.Chain;
import dev.knativepredict.release.chain.ImageLinks;
import dev.knativepredict.release.chain.Link;
import dev.knativepredict.release.chain.RegisteredModel;
import dev.knativepredict.release.chain.SealLinks;
import dev.knativepredict.release.chain.SealedFolder;
import dev.knativepredict.release.cluster.LiveRevision;
import dev.knativepredict.release.cluster.LiveService;
import dev.knativepredict.release.evidence.Identity;
import dev.knativepredict.release.evidence.ServedModel;
import dev.knativepredict.release.evidence.TrackingServer;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.traffic.Candidate;
import dev.knativepredict.release.traffic.FoundTraffic.Found;
import dev.knativepredict.release.traffic.State;
import dev.knativepredict.release.traffic.Tag;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks all who have to say the same of an answer.
 *
 * @param tag whose URL is asked; null for the public one
 * @param model the folder of the sealed model that should answer; null if nobody said
 * @param server null if nobody said
 * @param champion the alias of the registered version that users get
 */
record ChainSearch(
    Session session,
    @Nullable Tag tag,
    @Nullable Path model,
    @Nullable TrackingServer server,
    String champion) {

  Chain run(LiveService live) {
    SealedFolder folder = model == null ? null : SealedFolder.read(model);
    URI url = url(live);
    Identity answer = Identity.of(session.caller(), url);
    List<String> expected = expected(live);
    Candidate origin = origin(answer, expected);
    String name = folder == null ? origin.model() : folder.name();
    ServedModel served = answer.model(name).orElse(null);
    ImageLinks image = image(origin, served);
    List<Link> links = new ArrayList<>(new AnswerLinks(answer, expected, origin).links());
    links.addAll(image.links());
    links.addAll(
        folder == null
            ? SealLinks.unknown()
            : new SealLinks(folder, served, image.modelDigest(), origin.commit()).links());
    links.addAll(
        folder == null
            ? RegisteredModel.unknown()
            : new RegisteredModel(folder, server, alias(live, origin)).links());
    return new Chain(url, origin.revision(), links);
  }

  private URI url(LiveService live) {
    Optional<String> found = tag == null ? Optional.ofNullable(live.url()) : live.routed().url(tag);
    return found
        .map(URI::create)
        .orElseThrow(() ->
            new Refused(
                tag == null
                    ? "Knative gave the Service no URL"
                    : "no revision has the tag " + tag.text()));
  }

  /** The revisions that may answer, the one with the most traffic first. */
  private List<String> expected(LiveService live) {
    return live.routed().targets().stream()
        .filter(found -> tag == null ? found.percent() > 0 : tag.text().equals(found.tag()))
        .sorted(Comparator.comparingInt(Found::percent).reversed())
        .map(Found::revision)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /** What the revision that answered was made from; without an answer, the one that should. */
  private Candidate origin(Identity answer, List<String> expected) {
    List<LiveRevision> revisions = session.cluster().revisions();
    return Stream.concat(Stream.ofNullable(answer.revision()), expected.stream())
        .flatMap(name -> revisions.stream().filter(one -> one.name().value().equals(name)))
        .findFirst()
        .map(LiveRevision::origin)
        .orElseThrow(() -> new Refused("no revision gets traffic at this URL"));
  }

  /** A candidate has no alias yet. */
  private @Nullable String alias(LiveService live, Candidate origin) {
    State state = live.state();
    return state != null && origin.revision().equals(state.stable()) ? champion : null;
  }

  private ImageLinks image(Candidate origin, @Nullable ServedModel served) {
    List<String> running = session.cluster().images(origin.revision());
    return new ImageLinks(origin, running, session.images(), served);
  }
}
