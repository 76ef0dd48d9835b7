package dev.knativepredict.release.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.time.Time;
import dev.knativepredict.release.traffic.FoundTraffic;
import dev.knativepredict.release.traffic.RevisionName;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The one Service of the model of a cluster: what was written, and what Knative makes of it. */
final class FakeService {

  private static final Duration LAG = Duration.ofMillis(200);
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  final Map<RevisionName, FakeRevision> revisions = new LinkedHashMap<>();
  final ObjectNode metadata = JSON.objectNode();
  private final Time time;
  private final Function<String, Behaviour> behaviours;
  private boolean exists;
  private long version;
  private long generation;
  private long observed;
  private Instant changed = Instant.MIN;
  private ObjectNode template = JSON.objectNode();
  private FoundTraffic wanted = new FoundTraffic(List.of());
  private FoundTraffic routed = new FoundTraffic(List.of());
  private @Nullable String routesProblem = "Knative hasn't checked the routes yet";

  /**
   * A Service that doesn't exist yet.
   *
   * @param behaviours of images
   */
  FakeService(Time time, Function<String, Behaviour> behaviours) {
    this.time = time;
    this.behaviours = behaviours;
    metadata.putObject("labels");
    metadata.putObject("annotations");
  }

  Optional<LiveService> live(String name) {
    reconcile();
    Map<String, String> labels = texts(metadata.path("labels"));
    Map<String, String> annotations = texts(metadata.path("annotations"));
    boolean hidden = "cluster-local".equals(labels.get(ServiceAnnotations.VISIBILITY));
    String url = "http://%s.%s".formatted(name, hidden ? "svc.cluster.local" : "example");
    LiveService live =
        new LiveService(
            Long.toString(version),
            observed == generation,
            labels,
            annotations,
            template.deepCopy(),
            wanted,
            routed,
            routesProblem,
            routed.targets().isEmpty() ? null : url,
            ServiceAnnotations.read(annotations));
    return exists ? Optional.of(live) : Optional.empty();
  }

  FoundTraffic routed() {
    reconcile();
    return routed;
  }

  /** What the API server and Knative's webhooks do, or only check. */
  void write(String name, String at, Change change, boolean dryRun, int defaultTimeout) {
    if (exists ? !at.equals(Long.toString(version)) : !at.isEmpty()) {
      throw new Conflict(new IOException("409"));
    }
    ObjectNode spec = ResourceWriter.spec(change, template);
    JsonNode next = spec.path("template");
    String revision = next.at("/metadata/name").asText();
    if (next.isObject() && !revision.startsWith(name + "-")) {
      throw new Refused("the cluster refuses: %s has another prefix".formatted(revision));
    }
    if (!dryRun) {
      ResourceWriter.metadata(
              change, texts(metadata.path("labels")), texts(metadata.path("annotations")))
          .forEach(metadata::set);
      ObjectNode written = next instanceof ObjectNode object ? object.deepCopy() : template;
      store(written, ResourceReader.traffic(spec.path("traffic")), defaultTimeout);
    }
  }

  void store(ObjectNode written, FoundTraffic traffic, int defaultTimeout) {
    if (!written.path("spec").has("timeoutSeconds")) {
      written.withObject("/spec").put("timeoutSeconds", defaultTimeout);
    }
    exists = true;
    template = written;
    store(traffic);
  }

  void store(FoundTraffic traffic) {
    wanted = traffic;
    generation++;
    changed = time.instant();
    touch();
  }

  /** Gives it a new version, so that a write that starts from an old one is a conflict. */
  void touch() {
    version++;
  }

  /** What Knative's controllers do a moment after each write. */
  private void reconcile() {
    Instant now = time.instant();
    if (!exists || now.isBefore(changed.plus(LAG))) {
      return;
    }
    observed = generation;
    RevisionName name = new RevisionName(template.at("/metadata/name").asText());
    Behaviour behaviour = behaviours.apply(FakeRevision.image(template));
    FakeRevision revision =
        revisions.computeIfAbsent(name, missing -> new FakeRevision(template, now, behaviour));
    List<String> unready = unready(now);
    if (!revision.template.equals(template)) {
      routesProblem = "RevisionNameTaken: %s has another template".formatted(name);
    } else if (!unready.isEmpty()) {
      routesProblem = "RevisionMissing: " + unready;
    } else {
      routesProblem = null;
      routed = new FoundTraffic(wanted.targets().stream().map(to -> route(to, name)).toList());
    }
  }

  private List<String> unready(Instant now) {
    return wanted.targets().stream()
        .flatMap(found -> Optional.ofNullable(found.revision()).stream())
        .filter(name -> {
          FakeRevision revision = revisions.get(new RevisionName(name));
          return revision == null || !revision.ready(now);
        })
        .toList();
  }

  private static FoundTraffic.Found route(FoundTraffic.Found found, RevisionName latest) {
    String revision = found.revision() == null ? latest.value() : found.revision();
    String url = found.tag() == null ? null : "http://%s-predict.example".formatted(found.tag());
    return new FoundTraffic.Found(revision, found.percent(), found.tag(), url);
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new LinkedHashMap<>();
    node.properties().forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
    return texts;
  }
}
