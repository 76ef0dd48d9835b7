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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A model of a cluster with one Knative Service, which keeps Knative's rules:
 *
 * <ul>
 *   <li>If one target of the traffic isn't ready, even at 0 %, the whole list isn't put into
 *       effect: the status keeps the old one.
 *   <li>A change is observed a moment after it was written.
 *   <li>A write that names an old resource version is a conflict.
 *   <li>A revision's name can't be used for another template. Knative adds defaults to a template,
 *       and those may change with Knative's configuration.
 *   <li>Revisions without traffic are deleted, unless they are kept.
 * </ul>
 */
public final class FakeKnative {

  private static final Duration LAG = Duration.ofMillis(200);
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  final Time time;
  final Map<RevisionName, FakeRevision> revisions = new LinkedHashMap<>();
  private final Map<String, Behaviour> behaviours = new HashMap<>();
  private final List<String> written = new CopyOnWriteArrayList<>();
  private final List<Instant> beats = new ArrayList<>();
  private IntConsumer beforeWrite = number -> {};
  private boolean reachable = true;
  private int defaultTimeout = 300;

  private boolean exists;
  private long version;
  private long generation;
  private long observed;
  private Instant changed = Instant.MIN;
  private ObjectNode metadata = JSON.objectNode();
  private ObjectNode template = JSON.objectNode();
  private FoundTraffic wanted = new FoundTraffic(List.of());
  private FoundTraffic routed = new FoundTraffic(List.of());
  private @Nullable String routesProblem = "Knative hasn't checked the routes yet";

  public FakeKnative(Time time) {
    this.time = time;
  }

  /** A client, as each run of the tool has one. */
  public Cluster client(String service, boolean dryRun) {
    return new FakeClient(this, service, dryRun);
  }

  /** Says how the revisions of an image behave. */
  public void behaviour(String image, Behaviour behaviour) {
    behaviours.put(image, behaviour);
  }

  /** Is called with the number of each write, the first being 1, before it is done. */
  public void beforeWrite(IntConsumer action) {
    written.clear();
    beforeWrite = action;
  }

  /** What was written since {@link #beforeWrite}, and on what. */
  public List<String> written() {
    return List.copyOf(written);
  }

  public void reachable(boolean next) {
    reachable = next;
  }

  /** Knative's configuration changes: new templates get other defaults. */
  public void changeDefaults() {
    defaultTimeout++;
  }

  /** Somebody writes the traffic without this tool. */
  public synchronized void writeByHand(FoundTraffic.Found... targets) {
    wanted = new FoundTraffic(List.of(targets));
    change();
  }

  /** A Service that was created without this tool, with one revision. */
  public synchronized void createByHand(String name, String image) {
    exists = true;
    ObjectNode made = JSON.objectNode();
    made.putObject("metadata").put("name", name);
    made.putObject("spec").putArray("containers").addObject().put("image", image);
    template = withDefaults(made);
    metadata.putObject("labels");
    metadata.putObject("annotations");
    writeByHand(new FoundTraffic.Found(null, 100, null, null));
  }

  /** Knative deletes what has no traffic and isn't kept. */
  public synchronized void collectGarbage() {
    revisions
        .values()
        .removeIf(revision -> !revision.kept && target(routed, revision.name) == null);
  }

  public synchronized FakeRevision revision(String name) {
    FakeRevision found = revisions.get(new RevisionName(name));
    if (found == null) {
      throw new IllegalStateException("no revision " + name + " among " + revisions.keySet());
    }
    return found;
  }

  /** The revisions that Knative's garbage collector leaves alone. */
  public synchronized List<String> kept() {
    return revisions.values().stream()
        .filter(revision -> revision.kept)
        .map(revision -> revision.name.value())
        .toList();
  }

  /** When there was a heartbeat. */
  public synchronized List<Instant> beats() {
    return List.copyOf(beats);
  }

  /** The traffic that is in effect. */
  public synchronized FoundTraffic routed() {
    reconcile();
    return routed;
  }

  synchronized Optional<LiveService> service(String service) {
    reach();
    reconcile();
    if (!exists) {
      return Optional.empty();
    }
    Map<String, String> labels = texts(metadata.path("labels"));
    Map<String, String> annotations = texts(metadata.path("annotations"));
    boolean hidden = "cluster-local".equals(labels.get(ServiceAnnotations.VISIBILITY));
    String url = "http://%s.%s".formatted(service, hidden ? "svc.cluster.local" : "example");
    return Optional.of(
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
            ServiceAnnotations.read(annotations)));
  }

  synchronized void write(String service, String at, Change change, boolean dryRun) {
    reach();
    if (exists ? !at.equals(Long.toString(version)) : !at.isEmpty()) {
      throw new Conflict(new IOException("409"));
    }
    ObjectNode spec = ResourceWriter.spec(change, template);
    JsonNode next = spec.path("template");
    String name = next.at("/metadata/name").asText();
    if (next.isObject() && !name.startsWith(service + "-")) {
      throw new Refused("the cluster refuses: %s doesn't start with %s-".formatted(name, service));
    }
    if (dryRun) {
      return;
    }
    Map<String, ObjectNode> parts =
        ResourceWriter.metadata(
            change, texts(metadata.path("labels")), texts(metadata.path("annotations")));
    parts.forEach(metadata::set);
    template = next instanceof ObjectNode object ? withDefaults(object.deepCopy()) : template;
    wanted = ResourceReader.traffic(spec.path("traffic"));
    exists = true;
    change();
  }

  synchronized void keep(RevisionName name, boolean keep) {
    reach();
    revision(name.value()).kept = keep;
  }

  synchronized boolean beat(String owner) {
    reach();
    ObjectNode annotations = metadata.withObject("/annotations");
    boolean own = owner.equals(annotations.path(ServiceAnnotations.OWNER).asText());
    if (own) {
      annotations.put(ServiceAnnotations.HEARTBEAT, owner + " " + time.instant());
      beats.add(time.instant());
      version++;
    }
    return own;
  }

  synchronized List<LiveRevision> revisions() {
    reach();
    reconcile();
    return revisions.values().stream()
        .map(revision -> revision.live(time.instant()))
        .sorted(Comparator.comparing(LiveRevision::created).reversed())
        .toList();
  }

  /** Isn't synchronized: what it calls may use the cluster as another process would. */
  void writing(String what) {
    beforeWrite.accept(written.size() + 1);
    written.add(what);
  }

  private void reach() {
    if (!reachable) {
      throw new ClusterUnreachable("the cluster is out of reach: no route", new IOException());
    }
  }

  private void change() {
    version++;
    generation++;
    changed = time.instant();
  }

  /** What Knative's controllers do. */
  private void reconcile() {
    Instant now = time.instant();
    if (!exists || now.isBefore(changed.plus(LAG))) {
      return;
    }
    observed = generation;
    RevisionName name = new RevisionName(template.at("/metadata/name").asText());
    FakeRevision revision =
        revisions.computeIfAbsent(name, missing -> new FakeRevision(template, now, behaviour()));
    if (!revision.template.equals(template)) {
      routesProblem = "RevisionNameTaken: %s has another template".formatted(name);
      return;
    }
    List<String> unready = unready(now);
    routesProblem = unready.isEmpty() ? null : "RevisionMissing: " + unready;
    if (unready.isEmpty()) {
      routed =
          new FoundTraffic(wanted.targets().stream().map(found -> route(found, name)).toList());
    }
  }

  private Behaviour behaviour() {
    return behaviours.getOrDefault(FakeRevision.image(template), Behaviour.GOOD);
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

  private FoundTraffic.@Nullable Found target(FoundTraffic traffic, RevisionName name) {
    return traffic.targets().stream()
        .filter(found -> name.value().equals(found.revision()))
        .findFirst()
        .orElse(null);
  }

  private ObjectNode withDefaults(ObjectNode made) {
    if (!made.path("spec").has("timeoutSeconds")) {
      made.withObject("/spec").put("timeoutSeconds", defaultTimeout);
    }
    return made;
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new LinkedHashMap<>();
    node.properties().forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
    return texts;
  }
}
