package dev.knativepredict.release.cluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.traffic.RevisionName;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cluster that the kubeconfig names, with Knative Serving. */
public final class Knative implements Cluster {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final String SERVICE_OF_REVISION = "serving.knative.dev/service";

  private final KubernetesClient client;
  private final ApiCalls calls;
  private final String namespace;
  private final String service;
  private final boolean dryRun;

  /**
   * A connection for one Service.
   *
   * @param dryRun whether the cluster only checks each write and keeps nothing
   */
  public Knative(String namespace, String service, boolean dryRun) {
    this.client = Client.take();
    this.calls = new ApiCalls(String.valueOf(client.getMasterUrl()));
    this.namespace = namespace;
    this.service = service;
    this.dryRun = dryRun;
  }

  @Override
  public String name() {
    return "%s in %s".formatted(service, namespace);
  }

  @Override
  public Optional<LiveService> service() {
    return calls.ask(() ->
        Optional.ofNullable(resource().get())
            .map(ResourceKind.Found::of)
            .map(ResourceReader::service));
  }

  @Override
  public void create(Change change) {
    ObjectNode json = JSON.objectNode();
    json.put("apiVersion", "serving.knative.dev/v1").put("kind", "Service");
    ObjectNode metadata = json.putObject("metadata");
    metadata.put("name", service).put("namespace", namespace);
    ResourceWriter.metadata(change, Map.of(), Map.of()).forEach(metadata::set);
    json.set("spec", ResourceWriter.spec(change, JSON.objectNode()));
    GenericKubernetesResource wanted =
        client.getKubernetesSerialization().convertValue(json, GenericKubernetesResource.class);
    calls.ask(() -> {
      var resource = ResourceKind.SERVICE.of(client, namespace).resource(wanted);
      return dryRun ? resource.dryRun().create() : resource.create();
    });
  }

  @Override
  public void write(LiveService live, Change change) {
    ArrayNode patch = JSON.arrayNode();
    // The API server refuses the write if the Service has another version now.
    ResourceWriter.replace(patch, "/metadata/resourceVersion", JSON.textNode(live.version()));
    ResourceWriter.metadata(change, live.labels(), live.annotations())
        .forEach((name, map) -> ResourceWriter.replace(patch, "/metadata/" + name, map));
    ResourceWriter.spec(change, live.template())
        .properties()
        .forEach(
            field -> ResourceWriter.replace(patch, "/spec/" + field.getKey(), field.getValue()));
    patch(resource(), patch);
  }

  @Override
  public List<LiveRevision> revisions() {
    return calls.ask(() ->
        ResourceKind.REVISION
            .of(client, namespace)
            .withLabel(SERVICE_OF_REVISION, service)
            .list()
            .getItems()
            .stream()
            .map(revision -> ResourceReader.revision(ResourceKind.Found.of(revision), List.of()))
            .sorted(Comparator.comparing(LiveRevision::created).reversed())
            .toList());
  }

  @Override
  public Optional<LiveRevision> revision(RevisionName name) {
    return calls
        .ask(() -> Optional.ofNullable(revisionResource(name).get()))
        .map(ResourceKind.Found::of)
        .filter(found -> service.equals(found.labels().get(SERVICE_OF_REVISION)))
        .map(found ->
            ResourceReader.revision(found, ResourceReader.ready(found) ? List.of() : pods(name)));
  }

  /**
   * Pods say more than Knative does. Without the right to read them, the release goes on without
   * them.
   */
  private List<Pod> pods(RevisionName name) {
    try {
      return PodMetrics.pods(client, namespace, name);
    } catch (KubernetesClientException e) {
      return List.of();
    }
  }

  @Override
  public Map<String, String> metrics(RevisionName name) {
    return new PodMetrics(client, namespace)
        .of(calls.ask(() -> PodMetrics.pods(client, namespace, name)));
  }

  @Override
  public void keep(RevisionName name, boolean keep) {
    ObjectNode patch = JSON.objectNode();
    ObjectNode annotations = patch.putObject("metadata").putObject("annotations");
    annotations.set(ServiceAnnotations.KEEP, keep ? JSON.textNode("true") : JSON.nullNode());
    if (!dryRun) {
      calls.ask(() ->
          revisionResource(name).patch(PatchContext.of(PatchType.JSON_MERGE), patch.toString()));
    }
  }

  @Override
  public boolean beat(String owner, Instant now) {
    ArrayNode patch = JSON.arrayNode();
    patch
        .addObject()
        .put("op", "test")
        .put("path", ResourceWriter.annotation(ServiceAnnotations.OWNER))
        .put("value", owner);
    ResourceWriter.replace(
        patch,
        ResourceWriter.annotation(ServiceAnnotations.HEARTBEAT),
        JSON.textNode(owner + " " + now));
    try {
      patch(resource(), patch);
      return true;
    } catch (Refused e) {
      return false;
    }
  }

  private void patch(Resource<GenericKubernetesResource> resource, ArrayNode patch) {
    PatchContext context = PatchContext.of(PatchType.JSON);
    if (dryRun) {
      context.setDryRun(List.of("All"));
    }
    calls.ask(() -> resource.patch(context, patch.toString()));
  }

  private Resource<GenericKubernetesResource> resource() {
    return ResourceKind.SERVICE.of(client, namespace).withName(service);
  }

  private Resource<GenericKubernetesResource> revisionResource(RevisionName name) {
    return ResourceKind.REVISION.of(client, namespace).withName(name.value());
  }

  @Override
  public void close() {
    client.close();
  }
}
