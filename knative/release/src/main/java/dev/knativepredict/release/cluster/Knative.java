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
  private final String namespace;
  private final String service;
  private final boolean dryRun;

  /**
   * A connection for one Service.
   *
   * @param dryRun is everything checked by the cluster and nothing kept?
   */
  public Knative(String namespace, String service, boolean dryRun) {
    this.client = Client.take();
    this.namespace = namespace;
    this.service = service;
    this.dryRun = dryRun;
  }

  @Override
  public Optional<Seen> service() {
    return Calls.ask(
        () -> Optional.ofNullable(resource().get()).map(Kind.Found::of).map(Reading::service));
  }

  @Override
  public void create(Change change) {
    ObjectNode json = JSON.objectNode();
    json.put("apiVersion", "serving.knative.dev/v1").put("kind", "Service");
    ObjectNode metadata = json.putObject("metadata");
    metadata.put("name", service).put("namespace", namespace);
    Writing.metadata(change, Map.of(), Map.of()).forEach(metadata::set);
    json.set("spec", Writing.spec(change, JSON.objectNode()));
    GenericKubernetesResource wanted =
        client.getKubernetesSerialization().convertValue(json, GenericKubernetesResource.class);
    Calls.ask(() -> {
      var resource = Kind.SERVICE.of(client, namespace).resource(wanted);
      return dryRun ? resource.dryRun().create() : resource.create();
    });
  }

  @Override
  public void write(Seen seen, Change change) {
    ArrayNode patch = JSON.arrayNode();
    // With it, the API server refuses the write where the Service has changed since.
    Writing.replace(patch, "/metadata/resourceVersion", JSON.textNode(seen.version()));
    Writing.metadata(change, seen.labels(), seen.annotations())
        .forEach((name, map) -> Writing.replace(patch, "/metadata/" + name, map));
    Writing.spec(change, seen.template())
        .properties()
        .forEach(field -> Writing.replace(patch, "/spec/" + field.getKey(), field.getValue()));
    patch(resource(), patch);
  }

  @Override
  public List<RevisionSeen> revisions() {
    return Calls.ask(() ->
        Kind.REVISION
            .of(client, namespace)
            .withLabel(SERVICE_OF_REVISION, service)
            .list()
            .getItems()
            .stream()
            .map(revision -> Reading.revision(Kind.Found.of(revision), List.of()))
            .sorted(Comparator.comparing(RevisionSeen::created).reversed())
            .toList());
  }

  @Override
  public Optional<RevisionSeen> revision(RevisionName name) {
    return Calls.ask(() -> Optional.ofNullable(revisionResource(name).get()))
        .map(Kind.Found::of)
        .filter(found -> service.equals(found.labels().get(SERVICE_OF_REVISION)))
        .map(found -> Reading.revision(found, Reading.ready(found) ? List.of() : pods(name)));
  }

  /**
   * What the pods say comes on top of Knative's own word: without the right to read them, it goes
   * without.
   */
  private List<Pod> pods(RevisionName name) {
    try {
      return client
          .pods()
          .inNamespace(namespace)
          .withLabel("serving.knative.dev/revision", name.value())
          .list()
          .getItems();
    } catch (KubernetesClientException e) {
      return List.of();
    }
  }

  @Override
  public void keep(RevisionName name, boolean keep) {
    ObjectNode patch = JSON.objectNode();
    ObjectNode annotations = patch.putObject("metadata").putObject("annotations");
    annotations.set(Marks.KEEP, keep ? JSON.textNode("true") : JSON.nullNode());
    if (!dryRun) {
      Calls.ask(() ->
          revisionResource(name).patch(PatchContext.of(PatchType.JSON_MERGE), patch.toString()));
    }
  }

  @Override
  public boolean beat(String owner) {
    ArrayNode patch = JSON.arrayNode();
    patch
        .addObject()
        .put("op", "test")
        .put("path", Writing.annotation(Marks.OWNER))
        .put("value", owner);
    Writing.replace(
        patch, Writing.annotation(Marks.HEARTBEAT), JSON.textNode(owner + " " + Instant.now()));
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
    Calls.ask(() -> resource.patch(context, patch.toString()));
  }

  private Resource<GenericKubernetesResource> resource() {
    return Kind.SERVICE.of(client, namespace).withName(service);
  }

  private Resource<GenericKubernetesResource> revisionResource(RevisionName name) {
    return Kind.REVISION.of(client, namespace).withName(name.value());
  }

  @Override
  public void close() {
    client.close();
  }
}
