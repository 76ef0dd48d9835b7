package dev.knativepredict.training.registry;

import dev.knativepredict.training.registry.ReleaseStatus.Revision;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares the registry with what runs. It is decided from all of the registry's versions and not
 * from a step of a release, so a run that was missed is made up for by the next one.
 *
 * @param status what runs
 * @param sealed the sealed versions of the model
 * @param versions the registered ones
 * @param alias the alias of the version that runs
 * @param aliased the number of the version that it is on now; empty if it is on none
 */
record Champion(
    ReleaseStatus status,
    SealedVersions sealed,
    List<RegisteredVersion> versions,
    Alias alias,
    Optional<Integer> aliased) {

  /**
   * What has to be written so that the registry tells the truth; nothing if it does.
   *
   * @throws RegistryRefused if another model runs, or the registry doesn't have the version
   */
  List<Change> changes(Instant now) {
    Revision running =
        status
            .running()
            .orElseThrow(() -> new RegistryRefused("no revision is stable or has all traffic"));
    RegisteredVersion champion = registered(running);
    List<Change> changes = new ArrayList<>();
    for (RegisteredVersion version : versions) {
      if (!version.equals(champion)) {
        VersionTags.DEPLOYED.stream()
            .filter(version.tags()::containsKey)
            .forEach(key -> changes.add(new Change.TagDeleted(version.reference(), key)));
      }
    }
    addRefused(changes);
    addDeployed(champion, running, now, changes);
    if (!aliased.equals(Optional.of(champion.number()))) {
      changes.add(new Change.AliasMoved(champion.reference(), alias, aliased.orElse(null)));
    }
    return changes;
  }

  private RegisteredVersion registered(Revision running) {
    SealedVersion version =
        sealed
            .named(running.model())
            .orElseThrow(() ->
                new RegistryRefused(
                    "%s serves %s, and none of the sealed versions %s"
                        .formatted(
                            running.name(),
                            running.model().isEmpty()
                                ? "a model that it doesn't name"
                                : running.model(),
                            sealed.all())));
    return version
        .among(versions)
        .orElseThrow(() ->
            new RegistryRefused(
                "%s runs, and the registry doesn't have it: register it first".formatted(version)));
  }

  private void addRefused(List<Change> changes) {
    status
        .refused()
        .forEach((model, verdict) ->
            sealed
                .named(model)
                .flatMap(refused -> refused.among(versions))
                .ifPresent(
                    version -> addTags(version, Map.of(VersionTags.VERDICT, verdict), changes)));
  }

  /** The time is written only together with what it is the time of. */
  private static void addDeployed(
      RegisteredVersion champion, Revision running, Instant now, List<Change> changes) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put(VersionTags.REVISION, running.name());
    if (!running.image().isEmpty()) {
      tags.put(VersionTags.IMAGE, running.image());
    }
    boolean moved = !champion.tags().entrySet().containsAll(tags.entrySet());
    if (moved || !champion.tags().containsKey(VersionTags.DEPLOYED_AT)) {
      tags.put(VersionTags.DEPLOYED_AT, now.truncatedTo(ChronoUnit.SECONDS).toString());
    }
    addTags(champion, tags, changes);
    addVerdict(champion, running, changes);
  }

  /** What runs isn't refused, not even if its last release was: somebody went back to it. */
  private static void addVerdict(
      RegisteredVersion champion, Revision running, List<Change> changes) {
    if (running.hasEnded() && !VersionTags.isRefusal(running.verdict())) {
      addTags(champion, Map.of(VersionTags.VERDICT, running.verdict()), changes);
    } else if (VersionTags.isRefusal(champion.tag(VersionTags.VERDICT))) {
      changes.add(new Change.TagDeleted(champion.reference(), VersionTags.VERDICT));
    }
  }

  private static void addTags(
      RegisteredVersion version, Map<String, String> tags, List<Change> changes) {
    tags.forEach((key, value) -> {
      if (!version.tag(key).equals(value)) {
        changes.add(new Change.TagSet(version.reference(), key, value));
      }
    });
  }
}
