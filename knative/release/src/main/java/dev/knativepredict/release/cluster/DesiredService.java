package dev.knativepredict.release.cluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.knativepredict.release.traffic.FoundTraffic;
import dev.knativepredict.release.traffic.State;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A Service as somebody wants it: the manifest that, applied to the cluster, changes nothing. It
 * has what this tool remembers, and not what others add: the status, who wrote it last, the
 * heartbeat.
 */
public record DesiredService(ObjectNode json) {

  private static final Set<String> ADDED =
      Set.of(
          ServiceAnnotations.HEARTBEAT,
          "serving.knative.dev/creator",
          "serving.knative.dev/lastModifier",
          "kubectl.kubernetes.io/last-applied-configuration",
          "argocd.argoproj.io/tracking-id");

  /** The Service as the cluster has it. */
  public static DesiredService of(String namespace, String service, LiveService live) {
    ObjectNode json = empty(namespace, service);
    put(json.withObject("/metadata/labels"), live.labels());
    put(json.withObject("/metadata/annotations"), live.annotations());
    ObjectNode spec = json.putObject("spec");
    spec.set("template", live.template());
    live.wanted().targets().forEach(target -> add(target, spec.withArray("traffic")));
    return new DesiredService(json);
  }

  /** A Service that isn't there yet. */
  public static DesiredService none(String namespace, String service) {
    ObjectNode json = empty(namespace, service);
    json.putObject("spec").putObject("template");
    return new DesiredService(json);
  }

  private static ObjectNode empty(String namespace, String service) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("apiVersion", "serving.knative.dev/v1").put("kind", "Service");
    json.putObject("metadata").put("name", service).put("namespace", namespace);
    return json;
  }

  /** The same after a change, without the defaults that the cluster adds. */
  public DesiredService after(Change change) {
    ObjectNode next = json.deepCopy();
    Resource service = new Resource(json);
    ResourceWriter.metadata(change, service.labels(), service.annotations())
        .forEach((name, map) -> next.withObject("/metadata").set(name, map));
    next.withObject("/spec").setAll(ResourceWriter.spec(change, service.spec().path("template")));
    return new DesiredService(next);
  }

  /** What this tool remembers in it; null if that is nothing, or can't be read. */
  public @Nullable State state() {
    return ServiceAnnotations.read(new Resource(json).annotations()).state();
  }

  public FoundTraffic traffic() {
    return ResourceReader.traffic(json.at("/spec/traffic"));
  }

  /** As in the API server's answers: the field `latestRevision` is there with either value. */
  private static void add(FoundTraffic.Found target, ArrayNode traffic) {
    ObjectNode json = traffic.addObject();
    String revision = target.revision();
    if (revision != null) {
      json.put("revisionName", revision);
    }
    json.put("latestRevision", revision == null).put("percent", target.percent());
    if (target.tag() != null) {
      json.put("tag", target.tag());
    }
  }

  private static void put(ObjectNode json, Map<String, String> texts) {
    texts.forEach((name, value) -> {
      if (!ADDED.contains(name)) {
        json.put(name, value);
      }
    });
  }
}
