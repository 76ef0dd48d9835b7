package dev.knativepredict.release.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.traffic.RevisionName;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import java.util.List;

/** The pods of revisions. */
record Pods(ApiCalls calls, ResourcePaths paths) {

  List<Pod> of(RevisionName revision) {
    JsonNode list =
        calls.get(paths.podsOf(revision)).orElseGet(JsonNodeFactory.instance::objectNode);
    try {
      return Typed.JSON.treeToValue(list, PodList.class).getItems();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the API server's list of pods can't be read", e);
    }
  }

  /**
   * Pods say more than Knative does. Without the right to read them, the release goes on without
   * them.
   */
  List<Pod> orNone(RevisionName revision) {
    try {
      return of(revision);
    } catch (Refused | ClusterUnreachable e) {
      return List.of();
    }
  }

  /**
   * Made when pods are first read, and kept: it learns their model, which a rollback has no use
   * for.
   */
  private static final class Typed {
    static final JsonMapper JSON = new JsonMapper();
  }
}
