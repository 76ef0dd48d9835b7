package dev.knativepredict.release.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.knativepredict.release.traffic.State;
import java.util.Map;

/** The annotations and labels of a Service in which a release remembers how far it got. */
final class ServiceAnnotations {

  static final String STATE = "release.knativepredict.dev/state";
  static final String OWNER = "release.knativepredict.dev/owner";
  static final String HEARTBEAT = "release.knativepredict.dev/heartbeat";

  /** Knative's own annotation of a revision that its garbage collector leaves alone. */
  static final String KEEP = "serving.knative.dev/no-gc";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private ServiceAnnotations() {}

  static StoredState read(Map<String, String> annotations) {
    String text = annotations.get(STATE);
    if (text == null) {
      return new StoredState(null, null);
    }
    try {
      return new StoredState(JSON.readValue(text, State.class), null);
    } catch (JsonProcessingException e) {
      return new StoredState(
          null, "the annotation %s can't be read: %s".formatted(STATE, e.getOriginalMessage()));
    }
  }

  static void write(Map<String, String> annotations, State state) {
    try {
      annotations.put(STATE, JSON.writeValueAsString(state));
    } catch (JsonProcessingException e) {
      throw new AssertionError("every state can be written as JSON", e);
    }
    annotations.remove(HEARTBEAT);
    annotations.remove(OWNER);
    if (state.rollout() != null && state.rollout().held() == null) {
      annotations.put(OWNER, state.rollout().owner());
    }
  }
}
