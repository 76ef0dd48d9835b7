package dev.knativepredict.release.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.knativepredict.release.api.ApiRequest.Method;
import dev.knativepredict.release.api.ApiServer;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.time.Time;
import dev.knativepredict.release.traffic.RevisionName;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One Service in a cluster with Knative Serving. */
public final class Knative implements Cluster {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ApiServer server;
  private final ApiCalls calls;
  private final ResourcePaths paths;
  private final Pods pods;
  private final boolean dryRun;

  /**
   * A view of one Service.
   *
   * @param dryRun whether the cluster only checks each write and keeps nothing
   */
  public Knative(ApiServer server, String namespace, String service, boolean dryRun) {
    this.server = server;
    this.calls = new ApiCalls(server, Time.SYSTEM);
    this.paths = new ResourcePaths(namespace, service, dryRun);
    this.pods = new Pods(calls, paths);
    this.dryRun = dryRun;
  }

  @Override
  public String name() {
    return "%s in %s".formatted(paths.service(), paths.namespace());
  }

  @Override
  public String namespace() {
    return paths.namespace();
  }

  @Override
  public Optional<LiveService> service() {
    return calls.get(paths.ofService()).map(json -> ResourceReader.service(new Resource(json)));
  }

  @Override
  public Cluster of(String other) {
    return new Knative(server, paths.namespace(), other, dryRun);
  }

  @Override
  public void create(Change change) {
    calls.send(Method.POST, paths.newService(), created(change));
  }

  private ObjectNode created(Change change) {
    return DesiredService.none(paths.namespace(), paths.service()).after(change).json();
  }

  @Override
  public void write(LiveService live, Change change) {
    calls.send(Method.JSON_PATCH, paths.changeOfService(), patch(live, change));
  }

  @Override
  public LiveService check(@Nullable LiveService live, Change change) {
    ResourcePaths checked = new ResourcePaths(paths.namespace(), paths.service(), true);
    JsonNode json =
        live == null
            ? calls.send(Method.POST, checked.newService(), created(change))
            : calls.send(Method.JSON_PATCH, checked.changeOfService(), patch(live, change));
    return ResourceReader.service(new Resource(json));
  }

  private static ArrayNode patch(LiveService live, Change change) {
    ArrayNode patch = JSON.arrayNode();
    // The API server refuses the write if the Service has another version now.
    ResourceWriter.replace(patch, "/metadata/resourceVersion", JSON.textNode(live.version()));
    ResourceWriter.metadata(change, live.labels(), live.annotations())
        .forEach((name, map) -> ResourceWriter.replace(patch, "/metadata/" + name, map));
    ResourceWriter.spec(change, live.template())
        .properties()
        .forEach(
            field -> ResourceWriter.replace(patch, "/spec/" + field.getKey(), field.getValue()));
    return patch;
  }

  @Override
  public Reconciler application(String inNamespace, String called) {
    return new ArgoApplication(calls, inNamespace, called);
  }

  @Override
  public void delete() {
    if (!dryRun) {
      calls.delete(paths.ofService());
    }
  }

  @Override
  public List<LiveRevision> revisions() {
    return items(paths.revisionsOfService())
        .map(json -> ResourceReader.revision(new Resource(json), List.of()))
        .sorted(Comparator.comparing(LiveRevision::created).reversed())
        .toList();
  }

  @Override
  public Optional<LiveRevision> revision(RevisionName name) {
    return calls
        .get(paths.revision(name))
        .map(Resource::new)
        .filter(found ->
            paths.service().equals(found.labels().get(ServiceAnnotations.SERVICE_OF_REVISION)))
        .map(found ->
            ResourceReader.revision(
                found, ResourceReader.ready(found) ? List.of() : pods.orNone(name)));
  }

  @Override
  public Optional<String> failure(RevisionName name) {
    List<Pod> found = pods.orNone(name);
    return Stream.concat(PodFailures.among(found), PodFailures.lapsed(found))
        .filter(trouble -> !trouble.mayPass())
        .map(Trouble::toString)
        .findFirst()
        .or(() -> revision(name).flatMap(revision -> revision.readiness().failure()));
  }

  private Stream<JsonNode> items(String path) {
    return calls.get(path).stream().flatMap(list -> list.path("items").valueStream());
  }

  @Override
  public Map<String, String> metrics(RevisionName name) {
    return new PodMetrics(server, paths).of(pods.of(name));
  }

  @Override
  public List<String> images(RevisionName name) {
    return PodImages.of(pods.orNone(name));
  }

  @Override
  public void keep(RevisionName name, boolean keep) {
    ObjectNode patch = JSON.objectNode();
    ObjectNode annotations = patch.putObject("metadata").putObject("annotations");
    annotations.set(ServiceAnnotations.KEEP, keep ? JSON.textNode("true") : JSON.nullNode());
    if (!dryRun) {
      calls.send(Method.MERGE_PATCH, paths.revision(name), patch);
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
      calls.send(Method.JSON_PATCH, paths.changeOfService(), patch);
      return true;
    } catch (Refused e) {
      return false;
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
