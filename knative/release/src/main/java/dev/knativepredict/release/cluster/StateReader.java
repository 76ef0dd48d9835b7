package dev.knativepredict.release.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.knativepredict.release.api.JsonText;
import dev.knativepredict.release.traffic.Candidate;
import dev.knativepredict.release.traffic.PastRelease;
import dev.knativepredict.release.traffic.Percent;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.Rollout;
import dev.knativepredict.release.traffic.State;
import dev.knativepredict.release.traffic.Tag;
import dev.knativepredict.release.traffic.Target;
import dev.knativepredict.release.traffic.Traffic;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a state from JSON, field by field: a rollback has no time for Jackson to look into the
 * records. Fields that it doesn't know are ignored; a later version may have written them.
 */
final class StateReader {

  private StateReader() {}

  /**
   * Reads what {@link StateWriter} wrote.
   *
   * @throws IllegalArgumentException if it isn't a state
   */
  static State read(String text) {
    try {
      JsonNode json = JsonText.read(text);
      @Nullable String stable = textOrNull(json, "stable");
      // An earlier version called it "running".
      JsonNode rollout = json.has("rollout") ? json.path("rollout") : json.path("running");
      return new State(
          stable == null ? null : new RevisionName(stable),
          new Traffic(list(json, "traffic").map(StateReader::target).toList()),
          rollout.isObject() ? rollout(rollout) : null,
          list(json, "history").map(StateReader::past).toList());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static Target target(JsonNode json) {
    return new Target(
        new RevisionName(text(json, "revision")),
        new Percent(json.path("percent").asInt(-1)),
        Tag.valueOf(text(json, "tag").toUpperCase(Locale.ROOT)));
  }

  private static Rollout rollout(JsonNode json) {
    return new Rollout(
        text(json, "owner"),
        candidate(json.path("candidate")),
        new Percent(json.path("share").asInt(-1)),
        Instant.parse(text(json, "began")),
        textOrNull(json, "held"));
  }

  private static PastRelease past(JsonNode json) {
    return new PastRelease(
        candidate(json.path("candidate")),
        PastRelease.Ending.valueOf(text(json, "ending")),
        text(json, "reason"),
        Instant.parse(text(json, "began")),
        Instant.parse(text(json, "ended")));
  }

  private static Candidate candidate(JsonNode json) {
    return new Candidate(
        new RevisionName(text(json, "revision")),
        text(json, "commit"),
        textOrNull(json, "model"),
        text(json, "image"));
  }

  private static Stream<JsonNode> list(JsonNode json, String name) {
    if (!json.path(name).isArray()) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return json.path(name).valueStream();
  }

  private static String text(JsonNode json, String name) {
    @Nullable String text = textOrNull(json, name);
    if (text == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return text;
  }

  private static @Nullable String textOrNull(JsonNode json, String name) {
    return json.path(name).textValue();
  }
}
