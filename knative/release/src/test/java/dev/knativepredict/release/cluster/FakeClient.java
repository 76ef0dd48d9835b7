package dev.knativepredict.release.cluster;

import dev.knativepredict.release.traffic.RevisionName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A client of the model of a cluster. */
record FakeClient(FakeKnative knative, String name, boolean dryRun) implements Cluster {

  @Override
  public Optional<LiveService> service() {
    return knative.service(name);
  }

  @Override
  public String namespace() {
    return "default";
  }

  @Override
  public Cluster of(String service) {
    return new FakeClient(knative, service, dryRun);
  }

  @Override
  public void create(Change change) {
    knative.writing(
        change.state().traffic().toString(), () -> knative.write(name, "", change, dryRun));
  }

  @Override
  public void write(LiveService live, Change change) {
    knative.writing(
        change.state().traffic().toString(),
        () -> knative.write(name, live.version(), change, dryRun));
  }

  @Override
  public LiveService check(@Nullable LiveService live, Change change) {
    return knative.check(name, live == null ? "" : live.version(), change);
  }

  @Override
  public Reconciler application(String inNamespace, String called) {
    return new Reconciler() {
      @Override
      public void pause() {
        knative.told("pause %s/%s".formatted(inNamespace, called));
      }

      @Override
      public void look() {
        knative.told("look %s/%s".formatted(inNamespace, called));
      }
    };
  }

  @Override
  public void delete() {
    knative.writing("delete " + name, knative::deleteTrial);
  }

  @Override
  public List<LiveRevision> revisions() {
    return knative.revisions(name);
  }

  @Override
  public Optional<LiveRevision> revision(RevisionName wanted) {
    return revisions().stream().filter(revision -> revision.name().equals(wanted)).findFirst();
  }

  @Override
  public Optional<String> failure(RevisionName wanted) {
    return knative
        .failure(wanted)
        .or(() -> revision(wanted).flatMap(found -> found.readiness().failure()));
  }

  @Override
  public Map<String, String> metrics(RevisionName revision) {
    return knative.metrics(revision);
  }

  @Override
  public List<String> images(RevisionName revision) {
    return knative.images(revision);
  }

  @Override
  public void keep(RevisionName revision, boolean keep) {
    if (!dryRun) {
      knative.writing(
          (keep ? "keep " : "don't keep ") + revision, () -> knative.keep(revision, keep));
    }
  }

  @Override
  public boolean beat(String owner, Instant now) {
    return knative.beat(name, owner, now);
  }

  @Override
  public void close() {}
}
