package dev.knativepredict.release.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The template that a revision was made from, so that a rollback can write it back: Knative then
 * finds the revision by its name and makes no new one.
 */
final class RevisionTemplate {

  /** What Knative's controllers add to a revision, and nobody may write into a template. */
  private static final Set<String> ADDED =
      Set.of(
          "serving.knative.dev/configuration",
          "serving.knative.dev/configurationGeneration",
          "serving.knative.dev/configurationUID",
          "serving.knative.dev/creator",
          "serving.knative.dev/lastModifier",
          "serving.knative.dev/no-gc",
          "serving.knative.dev/route",
          "serving.knative.dev/routes",
          "serving.knative.dev/routingState",
          "serving.knative.dev/routingStateModified",
          "serving.knative.dev/service",
          "serving.knative.dev/serviceUID");

  private RevisionTemplate() {}

  static ObjectNode of(Revision revision, KubernetesSerialization json) {
    ObjectNode template = json.convertValue(Map.of(), ObjectNode.class);
    ObjectNode metadata = template.putObject("metadata");
    metadata.put("name", revision.getMetadata().getName());
    copy(revision.getMetadata().getLabels(), metadata.putObject("labels"));
    copy(revision.getMetadata().getAnnotations(), metadata.putObject("annotations"));
    template.set("spec", json.convertValue(revision.getSpec(), ObjectNode.class));
    return template;
  }

  private static void copy(@Nullable Map<String, String> from, ObjectNode to) {
    if (from != null) {
      from.forEach((name, value) -> {
        if (!ADDED.contains(name)) {
          to.put(name, value);
        }
      });
    }
  }
}
