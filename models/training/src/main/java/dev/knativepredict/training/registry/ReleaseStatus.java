package dev.knativepredict.training.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code release status --json} says of the revisions, the newest first:
 * docs/release.schema.json has its form.
 */
record ReleaseStatus(List<Revision> revisions) {

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * A revision.
   *
   * @param model its model and version, as in {@code credit/1}; empty if it isn't known
   * @param tags of its traffic
   * @param image with its digest; empty if the status doesn't say it
   */
  record Revision(
      String name, String model, int traffic, List<String> tags, String verdict, String image) {

    private boolean isStable() {
      return tags.contains("stable");
    }

    private boolean hasAllTraffic() {
      return traffic == 100;
    }

    /** Whether its last release has ended. */
    boolean hasEnded() {
      return !verdict.isEmpty() && !verdict.equals("being released") && !verdict.startsWith("held");
    }
  }

  /**
   * Reads a status.
   *
   * @throws IllegalArgumentException if it is none
   */
  static ReleaseStatus read(byte[] json) {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("the status is no JSON", e);
    }
    if (!root.path("revisions").isArray()) {
      throw new IllegalArgumentException(
          root.has("reason")
              ? "there is no status: " + root.path("reason").asString("")
              : "the status has no revisions");
    }
    List<Revision> revisions = new ArrayList<>();
    root.path("revisions").forEach(one -> revisions.add(revision(one)));
    return new ReleaseStatus(revisions);
  }

  private static Revision revision(JsonNode json) {
    return new Revision(
        json.path("revision").asString(""),
        json.path("model").asString(""),
        json.path("traffic").asInt(0),
        Arrays.asList(json.path("tag").asString("").split(" ", -1)),
        json.path("verdict").asString(""),
        json.path("image").asString(""));
  }

  /** The revision that users get: the stable one, or the only one that gets traffic. */
  Optional<Revision> running() {
    return revisions.stream()
        .filter(Revision::isStable)
        .findFirst()
        .or(() -> revisions.stream().filter(Revision::hasAllTraffic).findFirst());
  }

  /** Of each model that was rolled back at last and doesn't run, as in {@code credit/1}: how. */
  Map<String, String> refused() {
    Map<String, String> verdicts = new TreeMap<>();
    for (Revision revision : revisions) {
      if (revision.hasEnded()) {
        verdicts.putIfAbsent(revision.model(), revision.verdict());
      }
    }
    running().map(Revision::model).ifPresent(verdicts::remove);
    verdicts.values().removeIf(verdict -> !VersionTags.isRefusal(verdict));
    return verdicts;
  }
}
