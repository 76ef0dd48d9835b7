package dev.knativepredict.release.cluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.knativepredict.release.api.JsonText;
import dev.knativepredict.release.traffic.Candidate;
import dev.knativepredict.release.traffic.PastRelease;
import dev.knativepredict.release.traffic.Rollout;
import dev.knativepredict.release.traffic.State;
import dev.knativepredict.release.traffic.Target;

/** Writes a state as JSON, which {@link StateReader} reads. */
final class StateWriter {

  private StateWriter() {}

  static String text(State state) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("stable", state.stable() == null ? null : state.stable().value());
    ArrayNode traffic = json.putArray("traffic");
    state.traffic().targets().forEach(target -> target(target, traffic.addObject()));
    if (state.rollout() == null) {
      json.putNull("rollout");
    } else {
      rollout(state.rollout(), json.putObject("rollout"));
    }
    ArrayNode history = json.putArray("history");
    state.history().forEach(past -> past(past, history.addObject()));
    return JsonText.write(json);
  }

  private static void target(Target target, ObjectNode json) {
    json.put("revision", target.revision().value());
    json.put("percent", target.percent().value());
    json.put("tag", target.tag().text());
  }

  private static void rollout(Rollout rollout, ObjectNode json) {
    json.put("owner", rollout.owner());
    candidate(rollout.candidate(), json.putObject("candidate"));
    json.put("share", rollout.share().value());
    json.put("began", rollout.began().toString());
    json.put("held", rollout.held());
  }

  private static void past(PastRelease past, ObjectNode json) {
    candidate(past.candidate(), json.putObject("candidate"));
    json.put("ending", past.ending().name());
    json.put("reason", past.reason());
    json.put("began", past.began().toString());
    json.put("ended", past.ended().toString());
  }

  private static void candidate(Candidate candidate, ObjectNode json) {
    json.put("revision", candidate.revision().value());
    json.put("commit", candidate.commit());
    json.put("model", candidate.model());
    json.put("image", candidate.image());
  }
}
