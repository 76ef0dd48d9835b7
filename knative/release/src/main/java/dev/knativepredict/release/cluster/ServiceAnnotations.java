package dev.knativepredict.release.cluster;

import dev.knativepredict.release.traffic.State;
import java.util.Map;

/** The annotations and labels of a Service in which a release remembers how far it got. */
final class ServiceAnnotations {

  static final String STATE = "release.knativepredict.dev/state";
  static final String OWNER = "release.knativepredict.dev/owner";
  static final String HEARTBEAT = "release.knativepredict.dev/heartbeat";

  static final String WAY_BACK = "release.knativepredict.dev/way-back";

  /** Knative's own annotation of a revision that its garbage collector leaves alone. */
  static final String KEEP = "serving.knative.dev/no-gc";

  /** Knative's own label of a revision: the Service that it belongs to. */
  static final String SERVICE_OF_REVISION = "serving.knative.dev/service";

  /** Knative's own label of a pod: the revision that it belongs to. */
  static final String REVISION_OF_POD = "serving.knative.dev/revision";

  private ServiceAnnotations() {}

  static StoredState read(Map<String, String> annotations) {
    String text = annotations.get(STATE);
    if (text == null) {
      return new StoredState(null, null);
    }
    try {
      return new StoredState(StateReader.read(text), null);
    } catch (IllegalArgumentException e) {
      return new StoredState(
          null, "the annotation %s can't be read: %s".formatted(STATE, e.getMessage()));
    }
  }

  static void write(Map<String, String> annotations, State state) {
    annotations.put(STATE, StateWriter.text(state));
    annotations.remove(HEARTBEAT);
    annotations.remove(OWNER);
    if (state.rollout() != null && state.rollout().held() == null) {
      annotations.put(OWNER, state.rollout().owner());
    }
  }
}
