package dev.knativepredict.release.cluster;

import static java.util.Objects.requireNonNull;

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

/** A Service of the model of a cluster: what was written, and what Knative makes of it. */
final class FakeService {

  private static final Duration LAG = Duration.ofMillis(200);
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  final Map<RevisionName, FakeRevision> revisions = new LinkedHashMap<>();
  final ObjectNode metadata = JSON.objectNode();
  private final Time time;
  private final Function<String, Behaviour> behaviours;
  private boolean exists;
  private final String name;
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
   * @param name in the URLs of its tags
   * @param behaviours of images
   */
  FakeService(String name, Time time, Function<String, Behaviour> behaviours) {
    this.name = name;
    this.time = time;
    this.behaviours = behaviours;
    metadata.putObject("labels");
    metadata.putObject("annotations");
  }

  Optional<LiveService> live(String called) {
    reconcile();
    Map<String, String> labels = texts(metadata.path("labels"));
    Map<String, String> annotations = texts(metadata.path("annotations"));
    String url = "http://%s.example".formatted(called);
    LiveService live =
        new LiveService(
            Long.toString(version),
            observed == generation,
            labels,
            annotations,
            template.deepCopy(),
            ResourceReader.newest(template, called),
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
  void write(String called, String at, Change change, boolean dryRun, int defaultTimeout) {
    JsonNode next = accepted(called, at, change).path("template");
    if (!dryRun) {
      changed(change).forEach(metadata::set);
      ObjectNode written = next instanceof ObjectNode object ? object.deepCopy() : template;
      store(written, traffic(change), defaultTimeout);
    }
  }

  /** What the API server answers if it is asked only to check a write. */
  LiveService check(String called, String at, Change change, int defaultTimeout) {
    JsonNode next = accepted(called, at, change).path("template");
    ObjectNode written = (next instanceof ObjectNode object ? object : template).deepCopy();
    addDefaults(written, defaultTimeout);
    Map<String, ObjectNode> metadata = changed(change);
    Map<String, String> annotations = texts(requireNonNull(metadata.get("annotations")));
    return new LiveService(
        Long.toString(version),
        false,
        texts(requireNonNull(metadata.get("labels"))),
        annotations,
        written,
        ResourceReader.newest(written, called),
        traffic(change),
        routed,
        routesProblem,
        null,
        ServiceAnnotations.read(annotations));
  }

  private ObjectNode accepted(String called, String at, Change change) {
    if (exists ? !at.equals(Long.toString(version)) : !at.isEmpty()) {
      throw new Conflict(new IOException("409"));
    }
    ObjectNode spec = ResourceWriter.spec(change, template);
    JsonNode next = spec.path("template");
    String revision = next.at("/metadata/name").asText();
    if (next.isObject() && !revision.startsWith(called + "-")) {
      throw new Refused("the cluster refuses: %s has another prefix".formatted(revision));
    }
    return spec;
  }

  private Map<String, ObjectNode> changed(Change change) {
    return ResourceWriter.metadata(
        change, texts(metadata.path("labels")), texts(metadata.path("annotations")));
  }

  private FoundTraffic traffic(Change change) {
    return ResourceReader.traffic(ResourceWriter.spec(change, template).path("traffic"));
  }

  /** What `kubectl apply` of a manifest does, which has no version. */
  void apply(ObjectNode json, int defaultTimeout) {
    List.of("labels", "annotations")
        .forEach(name ->
            metadata.withObject("/" + name).setAll((ObjectNode) json.at("/metadata/" + name)));
    if (!json.at("/metadata/annotations").has(ServiceAnnotations.OWNER)) {
      metadata.withObject("/annotations").remove(ServiceAnnotations.OWNER);
    }
    ObjectNode wantedTemplate = (ObjectNode) json.at("/spec/template").deepCopy();
    addDefaults(wantedTemplate, defaultTimeout);
    FoundTraffic traffic = ResourceReader.traffic(json.at("/spec/traffic"));
    if (!exists || !wantedTemplate.equals(template) || !traffic.equals(wanted)) {
      store(wantedTemplate, traffic, defaultTimeout);
    } else {
      touch();
    }
  }

  private static void addDefaults(ObjectNode written, int defaultTimeout) {
    if (!written.path("spec").has("timeoutSeconds")) {
      written.withObject("/spec").put("timeoutSeconds", defaultTimeout);
    }
  }

  void store(ObjectNode written, FoundTraffic traffic, int defaultTimeout) {
    addDefaults(written, defaultTimeout);
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
    RevisionName latest = new RevisionName(template.at("/metadata/name").asText());
    Behaviour behaviour = behaviours.apply(FakeRevision.image(template));
    FakeRevision revision =
        revisions.computeIfAbsent(latest, missing -> new FakeRevision(template, now, behaviour));
    List<String> unready = unready(now);
    if (!revision.template.equals(template)) {
      routesProblem = "RevisionNameTaken: %s has another template".formatted(latest);
    } else if (!unready.isEmpty()) {
      routesProblem = "RevisionMissing: " + unready;
    } else {
      routesProblem = null;
      routed = new FoundTraffic(wanted.targets().stream().map(to -> route(to, latest)).toList());
    }
  }

  private List<String> unready(Instant now) {
    return wanted.targets().stream()
        .flatMap(found -> Optional.ofNullable(found.revision()).stream())
        .filter(listed -> {
          FakeRevision revision = revisions.get(new RevisionName(listed));
          return revision == null || !revision.ready(now);
        })
        .toList();
  }

  private FoundTraffic.Found route(FoundTraffic.Found found, RevisionName latest) {
    String revision = found.revision() == null ? latest.value() : found.revision();
    String url = found.tag() == null ? null : "http://%s-%s.example".formatted(found.tag(), name);
    return new FoundTraffic.Found(revision, found.percent(), found.tag(), url);
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new LinkedHashMap<>();
    node.properties().forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
    return texts;
  }
}
