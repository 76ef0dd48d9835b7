package dev.knativepredict.release.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.knativepredict.release.plan.Template;
import dev.knativepredict.release.traffic.Candidate;
import dev.knativepredict.release.traffic.FoundTraffic;
import dev.knativepredict.release.traffic.RevisionName;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads resources as the API server returns them. */
final class ResourceReader {

  private ResourceReader() {}

  static LiveService service(Resource service) {
    return new LiveService(
        service.metadata().path("resourceVersion").asText(),
        service.metadata().path("generation").asLong()
            == service.status().path("observedGeneration").asLong(),
        service.labels(),
        service.annotations(),
        template(service.spec()),
        newest(template(service.spec()), service.name()),
        traffic(service.spec().path("traffic")),
        traffic(service.status().path("traffic")),
        routes(service.status()),
        service.status().path("url").asText(null),
        ServiceAnnotations.read(service.annotations()));
  }

  private static ObjectNode template(JsonNode spec) {
    return spec.path("template") instanceof ObjectNode template
        ? template
        : JsonNodeFactory.instance.objectNode();
  }

  /** What the template says of the revision that is made from it; null if it doesn't name one. */
  static @Nullable Candidate newest(ObjectNode template, String service) {
    Resource found = new Resource(template);
    return found.name().isEmpty() ? null : origin(found, service);
  }

  static FoundTraffic traffic(JsonNode targets) {
    return new FoundTraffic(
        targets
            .valueStream()
            .map(target ->
                new FoundTraffic.Found(
                    target.path("revisionName").asText(null),
                    target.path("percent").asInt(),
                    target.path("tag").asText(null),
                    target.path("url").asText(null)))
            .toList());
  }

  private static @Nullable String routes(JsonNode status) {
    Optional<JsonNode> routes = condition(status, "RoutesReady");
    if (routes.isEmpty()) {
      return "Knative hasn't checked the routes yet";
    }
    return is(routes, "True") ? null : reason(routes.get());
  }

  static LiveRevision revision(Resource revision, List<Pod> pods) {
    return new LiveRevision(
        origin(
            revision, revision.labels().getOrDefault(ServiceAnnotations.SERVICE_OF_REVISION, "")),
        Instant.parse(revision.metadata().path("creationTimestamp").asText()),
        readiness(revision.status(), pods),
        "true".equals(revision.annotations().get(ServiceAnnotations.KEEP)),
        revision.status().path("actualReplicas").asInt(),
        RevisionTemplate.of(revision));
  }

  /** The commit and the model of a revision that somebody else made are those of another one. */
  private static Candidate origin(Resource revision, String service) {
    String commit = revision.annotations().getOrDefault(Template.COMMIT, "");
    boolean ours = Template.made(revision.name(), service, commit);
    return new Candidate(
        new RevisionName(revision.name()),
        ours ? commit : "unknown",
        ours ? revision.annotations().get(Template.MODEL) : null,
        revision.spec().at("/containers/0/image").asText("unknown"));
  }

  static boolean ready(Resource revision) {
    return is(condition(revision.status(), "Ready"), "True");
  }

  private static Readiness readiness(JsonNode status, List<Pod> pods) {
    Optional<JsonNode> ready = condition(status, "Ready");
    if (is(ready, "True")) {
      return new Readiness.Ready();
    }
    List<Trouble> troubles =
        Stream.concat(
                PodFailures.among(pods),
                ready.filter(_ -> is(ready, "False")).map(ResourceReader::trouble).stream())
            .sorted(Comparator.comparing(Trouble::mayPass))
            .toList();
    if (troubles.isEmpty()) {
      String reason = ready.map(ResourceReader::reason).orElse("Knative hasn't checked it yet");
      return new Readiness.Pending(PodFailures.unready(pods).orElse(reason));
    }
    Trouble worst = troubles.getFirst();
    return worst.mayPass()
        ? new Readiness.Pending(worst.toString())
        : new Readiness.Failed(worst.toString());
  }

  private static Trouble trouble(JsonNode condition) {
    return Trouble.of(
        condition.path("reason").asText("not ready"), condition.path("message").asText(""));
  }

  private static Optional<JsonNode> condition(JsonNode status, String type) {
    return status
        .path("conditions")
        .valueStream()
        .filter(found -> found.path("type").asText().equals(type))
        .findFirst();
  }

  private static boolean is(Optional<JsonNode> condition, String status) {
    return condition.filter(found -> found.path("status").asText().equals(status)).isPresent();
  }

  private static String reason(JsonNode condition) {
    String text =
        condition.path("reason").asText("not yet") + ": " + condition.path("message").asText("");
    return text.replaceAll("\\s+", " ").replaceFirst(": $", "").strip();
  }
}
