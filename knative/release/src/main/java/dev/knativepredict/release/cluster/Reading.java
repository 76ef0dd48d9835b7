package dev.knativepredict.release.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.knativepredict.release.plan.Template;
import dev.knativepredict.release.traffic.Candidate;
import dev.knativepredict.release.traffic.FoundTraffic;
import dev.knativepredict.release.traffic.RevisionName;
import io.fabric8.knative.pkg.apis.Condition;
import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.knative.serving.v1.Service;
import io.fabric8.knative.serving.v1.ServiceStatus;
import io.fabric8.knative.serving.v1.TrafficTarget;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the API server's answers say. */
final class Reading {

  private final KubernetesSerialization json;

  Reading(KubernetesSerialization json) {
    this.json = json;
  }

  Seen service(Service service) {
    ObjectMeta metadata = service.getMetadata();
    Map<String, String> annotations = orEmpty(metadata.getAnnotations());
    ServiceStatus status = service.getStatus() == null ? new ServiceStatus() : service.getStatus();
    return new Seen(
        metadata.getResourceVersion(),
        metadata.getGeneration().equals(status.getObservedGeneration()),
        orEmpty(metadata.getLabels()),
        annotations,
        json.convertValue(service.getSpec().getTemplate(), ObjectNode.class),
        traffic(service.getSpec().getTraffic()),
        traffic(status.getTraffic()),
        routes(status.getConditions()),
        status.getUrl(),
        Marks.read(annotations));
  }

  private static FoundTraffic traffic(List<TrafficTarget> targets) {
    return new FoundTraffic(
        targets.stream()
            .map(target ->
                new FoundTraffic.Found(
                    target.getRevisionName(),
                    target.getPercent() == null ? 0 : Math.toIntExact(target.getPercent()),
                    target.getTag(),
                    target.getUrl()))
            .toList());
  }

  private static @Nullable String routes(List<Condition> conditions) {
    Optional<Condition> routes = condition(conditions, "RoutesReady");
    if (routes.isEmpty()) {
      return "Knative hasn't looked at the routes yet";
    }
    return "True".equals(routes.get().getStatus()) ? null : said(routes.get());
  }

  RevisionSeen revision(Revision revision, List<Pod> pods) {
    ObjectMeta metadata = revision.getMetadata();
    Map<String, String> annotations = orEmpty(metadata.getAnnotations());
    var containers = revision.getSpec().getContainers();
    Candidate origin =
        new Candidate(
            new RevisionName(metadata.getName()),
            annotations.getOrDefault(Template.COMMIT, "unknown"),
            annotations.get(Template.MODEL),
            containers.isEmpty() ? "unknown" : containers.getFirst().getImage());
    Integer replicas =
        revision.getStatus() == null ? null : revision.getStatus().getActualReplicas();
    return new RevisionSeen(
        origin,
        Instant.parse(metadata.getCreationTimestamp()),
        readiness(revision, pods),
        "true".equals(annotations.get(Marks.KEEP)),
        replicas == null ? 0 : replicas,
        RevisionTemplate.of(revision, json));
  }

  static boolean ready(Revision revision) {
    return ready(conditions(revision))
        .filter(found -> "True".equals(found.getStatus()))
        .isPresent();
  }

  private static Readiness readiness(Revision revision, List<Pod> pods) {
    if (ready(revision)) {
      return new Readiness.Ready();
    }
    Optional<String> trouble = PodTrouble.among(pods);
    if (trouble.isPresent()) {
      return new Readiness.Never(trouble.get());
    }
    Optional<Condition> ready = ready(conditions(revision));
    String said = ready.map(Reading::said).orElse("Knative hasn't looked at it yet");
    return ready.filter(found -> "False".equals(found.getStatus())).isPresent()
        ? new Readiness.Never(said)
        : new Readiness.Coming(PodTrouble.unready(pods).orElse(said));
  }

  private static List<Condition> conditions(Revision revision) {
    return revision.getStatus() == null ? List.of() : revision.getStatus().getConditions();
  }

  private static Optional<Condition> ready(List<Condition> conditions) {
    return condition(conditions, "Ready");
  }

  private static Optional<Condition> condition(List<Condition> conditions, String type) {
    return conditions.stream().filter(found -> type.equals(found.getType())).findFirst();
  }

  private static String said(Condition condition) {
    String message = condition.getMessage() == null ? "" : ": " + condition.getMessage();
    String text = (condition.getReason() == null ? "not yet" : condition.getReason()) + message;
    return text.replaceAll("\\s+", " ").strip();
  }

  private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
    return map == null ? Map.of() : map;
  }
}
