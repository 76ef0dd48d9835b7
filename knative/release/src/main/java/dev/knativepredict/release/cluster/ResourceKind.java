package dev.knativepredict.release.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The two kinds of Knative resources that a release uses, read as plain JSON.
 *
 * <p>Typed models would be easier to read, but the first use of a pod's model alone takes longer
 * than the rest of a rollback.
 */
enum ResourceKind {
  SERVICE("Service"),
  REVISION("Revision");

  private static final JsonMapper JSON = new JsonMapper();

  private final String title;

  ResourceKind(String title) {
    this.title = title;
  }

  /**
   * One resource.
   *
   * @param status empty until Knative has seen the resource
   */
  record Found(ObjectMeta metadata, JsonNode spec, JsonNode status) {

    static Found of(GenericKubernetesResource resource) {
      Map<String, Object> parts = resource.getAdditionalProperties();
      return new Found(resource.getMetadata(), tree(parts.get("spec")), tree(parts.get("status")));
    }

    private static JsonNode tree(@Nullable Object part) {
      return JSON.valueToTree(part == null ? Map.of() : part);
    }

    Map<String, String> annotations() {
      return metadata.getAnnotations() == null ? Map.of() : metadata.getAnnotations();
    }

    Map<String, String> labels() {
      return metadata.getLabels() == null ? Map.of() : metadata.getLabels();
    }
  }

  NonNamespaceOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      of(KubernetesClient client, String namespace) {
    MixedOperation<
            GenericKubernetesResource,
            GenericKubernetesResourceList,
            Resource<GenericKubernetesResource>>
        all =
            client.genericKubernetesResources(
                new ResourceDefinitionContext.Builder()
                    .withGroup("serving.knative.dev")
                    .withVersion("v1")
                    .withKind(title)
                    .withPlural(title.toLowerCase(Locale.ROOT) + "s")
                    .withNamespaced(true)
                    .build());
    return all.inNamespace(namespace);
  }
}
