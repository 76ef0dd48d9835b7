package dev.knativepredict.release.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.knativepredict.release.plan.Template;
import dev.knativepredict.release.traffic.Candidate;
import dev.knativepredict.release.traffic.RevisionName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A revision in the model of a cluster: its first pod needs two seconds. */
public final class FakeRevision {

  private static final Duration START = Duration.ofSeconds(2);

  final RevisionName name;
  final ObjectNode template;
  final Instant created;
  private final Behaviour behaviour;
  private final AtomicInteger predictions = new AtomicInteger();
  private final Map<Integer, Integer> answered = new ConcurrentHashMap<>();
  private @Nullable String crash;
  private @Nullable String ended;
  private String counted = "";
  private @Nullable List<String> running;
  boolean kept;

  FakeRevision(ObjectNode template, Instant created, Behaviour behaviour) {
    this.name = new RevisionName(template.at("/metadata/name").asText());
    this.template = template;
    this.created = created;
    this.behaviour = behaviour;
  }

  public RevisionName name() {
    return name;
  }

  public Behaviour behaviour() {
    return behaviour;
  }

  /** The commit that its image was built from. */
  public String commit() {
    return template.at("/metadata/annotations").path(Template.COMMIT).asText("unknown");
  }

  /** The status of its next prediction. */
  public int nextStatus(String body) {
    int nth = predictions.incrementAndGet();
    int status = behaviour.isBroken(body) ? 500 : behaviour.status().applyAsInt(nth);
    answered.merge(status, 1, Integer::sum);
    return status;
  }

  /** What its pod counts. */
  String metrics() {
    return answered.entrySet().stream()
        .map(count ->
            "predict_requests_total{function=\"predict\",outcome=\"%s\",start=\"warm\"} %d.0%n"
                .formatted(outcome(count.getKey()), count.getValue()))
        .collect(
            Collectors.joining(
                "",
                "# TYPE predict_requests_total counter\n",
                counted.isEmpty() ? predicted() : counted));
  }

  /** As if the golden rows' numbers had been asked equally often. */
  private String predicted() {
    int rows = answered.getOrDefault(200, 0);
    long ones = IntStream.range(0, 20).map(behaviour.prediction()).filter(one -> one == 1).count();
    return "predict_prediction_rows_total{model=\"numbers\",bin=\"1\"} %d%n"
            .formatted(rows * ones / 20)
        + "predict_prediction_rows_total{model=\"numbers\",bin=\"0\"} %d%n"
            .formatted(rows - rows * ones / 20);
  }

  private static String outcome(int status) {
    return status == 200 ? "ok" : status < 500 ? "client_error" : "error";
  }

  /** Its pod counts this as well, in the text format of Prometheus. */
  public void counting(String metrics) {
    counted = metrics;
  }

  /** Its pods run these images, instead of its own. */
  public void running(String... images) {
    running = List.of(images);
  }

  List<String> images() {
    return running == null ? List.of(image(template)) : running;
  }

  public void crash(String reason) {
    crash = reason;
  }

  public boolean crashed() {
    return crash != null;
  }

  /** One of its containers ends and runs again a moment later, so that it stays ready. */
  public void restart(String reason) {
    ended = reason;
  }

  Optional<String> ended() {
    return Optional.ofNullable(ended);
  }

  Readiness readiness(Instant now) {
    if (crash != null) {
      return new Readiness.Failed(crash);
    }
    return now.isBefore(created.plus(START))
        ? new Readiness.Pending("Deploying")
        : behaviour.ending();
  }

  boolean ready(Instant now) {
    return readiness(now) instanceof Readiness.Ready;
  }

  LiveRevision live(Instant now) {
    Candidate origin =
        new Candidate(
            name,
            commit(),
            template.at("/metadata/annotations").path(Template.MODEL).asText(null),
            image(template));
    return new LiveRevision(
        origin, created, readiness(now), kept, ready(now) ? 1 : 0, template.deepCopy());
  }

  static String image(ObjectNode template) {
    return template.at("/spec/containers/0/image").asText();
  }
}
