package dev.knativepredict.release.cluster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/**
 * The template that a revision was made from. When a rollback writes it back, Knative finds the
 * revision by its name and doesn't make a new one.
 */
final class RevisionTemplate {

  /** Labels and annotations that Knative adds to a revision and refuses in a template. */
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

  static ObjectNode of(Resource revision) {
    ObjectNode template = JsonNodeFactory.instance.objectNode();
    ObjectNode metadata = template.putObject("metadata");
    metadata.put("name", revision.name());
    copy(revision.labels(), metadata.putObject("labels"));
    copy(revision.annotations(), metadata.putObject("annotations"));
    template.set("spec", revision.spec());
    return template;
  }

  private static void copy(Map<String, String> from, ObjectNode to) {
    from.forEach((name, value) -> {
      if (!ADDED.contains(name)) {
        to.put(name, value);
      }
    });
  }
}
