package dev.knativepredict.release.cluster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.time.Time;
import dev.knativepredict.release.traffic.FoundTraffic;
import dev.knativepredict.release.traffic.RevisionName;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * A model of a cluster with one Knative Service and the one in which its first release is tried. It
 * keeps Knative's rules:
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

  private final Map<String, Behaviour> behaviours = new HashMap<>();
  private final List<String> written = new CopyOnWriteArrayList<>();
  private final List<Instant> beats = new ArrayList<>();
  private final Time time;
  private final FakeService service;
  private FakeService trial;
  private final AtomicInteger attempts = new AtomicInteger();
  private IntConsumer beforeWrite = number -> {};
  private boolean reachable = true;
  private boolean metricsAllowed = true;
  private int defaultTimeout = 300;

  public FakeKnative(Time time) {
    this.time = time;
    this.service = new FakeService("predict", time, this::behaviour);
    this.trial = newTrial();
  }

  private FakeService newTrial() {
    return new FakeService("predict-trial", time, this::behaviour);
  }

  private Behaviour behaviour(String image) {
    return behaviours.getOrDefault(image, Behaviour.GOOD);
  }

  private FakeService of(String name) {
    return name.contains("-trial") ? trial : service;
  }

  /** A client, as each run of the tool has one. */
  public Cluster client(String name, boolean dryRun) {
    return new FakeClient(this, name, dryRun);
  }

  /** Says how the revisions of an image behave. */
  public void behaviour(String image, Behaviour behaviour) {
    behaviours.put(image, behaviour);
  }

  /** Is called with the number of each attempt to write, the first being 1, before it is done. */
  public void beforeWrite(IntConsumer action) {
    written.clear();
    attempts.set(0);
    beforeWrite = action;
  }

  /**
   * What was written since {@link #beforeWrite}, without what was refused: a heartbeat that comes
   * between a read and its write makes the tool write again.
   */
  public List<String> written() {
    return List.copyOf(written);
  }

  public void reachable(boolean next) {
    reachable = next;
  }

  /** The account loses the right to read pods' metrics. */
  public void forbidMetrics() {
    metricsAllowed = false;
  }

  /** Knative's configuration changes: new templates get other defaults. */
  public void changeDefaults() {
    defaultTimeout++;
  }

  /** Somebody writes the traffic without this tool. */
  public synchronized void writeByHand(FoundTraffic.Found... targets) {
    service.store(new FoundTraffic(List.of(targets)));
  }

  /** A Service that was created without this tool, with one revision. */
  public synchronized void createByHand(String name, String image) {
    createByHand(service, name, image);
  }

  /** Somebody's own Service, which has the trial's name. */
  public synchronized void createTrialByHand(String name, String image) {
    createByHand(trial, name, image);
  }

  private void createByHand(FakeService service, String name, String image) {
    ObjectNode template = JsonNodeFactory.instance.objectNode();
    template.putObject("metadata").put("name", name);
    template.putObject("spec").putArray("containers").addObject().put("image", image);
    var latest = new FoundTraffic.Found(null, 100, null, null);
    service.store(template, new FoundTraffic(List.of(latest)), defaultTimeout);
  }

  /** Knative deletes what has no traffic and isn't kept. */
  public synchronized void collectGarbage() {
    List<FoundTraffic.Found> targets = routed().targets();
    service
        .revisions
        .values()
        .removeIf(revision ->
            !revision.kept
                && targets.stream().noneMatch(to -> revision.name.value().equals(to.revision())));
  }

  public synchronized FakeRevision revision(String name) {
    return Optional.ofNullable(of(name).revisions.get(new RevisionName(name))).orElseThrow();
  }

  /** The revisions that Knative's garbage collector leaves alone. */
  public synchronized List<String> kept() {
    return service.revisions.values().stream()
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
    return service.routed();
  }

  /** The traffic that is in effect at a host. */
  public synchronized FoundTraffic routed(String host) {
    return of(host).routed();
  }

  /** What Argo CD was told since {@link #beforeWrite}, among what was written. */
  void told(String what) {
    reach();
    written.add(what);
  }

  /** Isn't synchronized: what it calls may use the cluster as another process would. */
  void writing(String what, Runnable write) {
    beforeWrite.accept(attempts.incrementAndGet());
    write.run();
    written.add(what);
  }

  synchronized Optional<LiveService> service(String name) {
    reach();
    return of(name).live(name);
  }

  synchronized void write(String name, String at, Change change, boolean dryRun) {
    reach();
    of(name).write(name, at, change, dryRun, defaultTimeout);
  }

  synchronized LiveService check(String name, String at, Change change) {
    reach();
    return of(name).check(name, at, change, defaultTimeout);
  }

  /** Somebody applies a manifest of the Service, with the fields that it has. */
  public synchronized void apply(ObjectNode json) {
    service.apply(json, defaultTimeout);
  }

  synchronized void deleteTrial() {
    reach();
    trial = newTrial();
  }

  /** What somebody writes where this tool keeps what it knows. */
  public synchronized void writeStateByHand(String text) {
    service.metadata.withObject("/annotations").put(ServiceAnnotations.STATE, text);
    service.touch();
  }

  synchronized Map<String, String> metrics(RevisionName name) {
    reach();
    if (!metricsAllowed) {
      throw new Refused("the account may not get pods/proxy");
    }
    FakeRevision revision = revision(name.value());
    return Map.of(name + "-pod", revision.metrics());
  }

  synchronized List<String> images(RevisionName name) {
    reach();
    return revision(name.value()).images();
  }

  synchronized void keep(RevisionName name, boolean keep) {
    reach();
    revision(name.value()).kept = keep;
  }

  synchronized boolean beat(String name, String owner, Instant now) {
    reach();
    ObjectNode annotations = of(name).metadata.withObject("/annotations");
    boolean own = owner.equals(annotations.path(ServiceAnnotations.OWNER).asText());
    if (own) {
      annotations.put(ServiceAnnotations.HEARTBEAT, owner + " " + now);
      beats.add(now);
      of(name).touch();
    }
    return own;
  }

  synchronized List<LiveRevision> revisions(String name) {
    reach();
    of(name).routed();
    return of(name).revisions.values().stream()
        .map(revision -> revision.live(time.instant()))
        .sorted(Comparator.comparing(LiveRevision::created).reversed())
        .toList();
  }

  synchronized Optional<String> failure(RevisionName name) {
    reach();
    return revision(name.value()).ended();
  }

  private void reach() {
    if (!reachable) {
      throw new ClusterUnreachable("the cluster is out of reach: no route", new IOException());
    }
  }
}
