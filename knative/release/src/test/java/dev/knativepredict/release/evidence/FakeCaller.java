package dev.knativepredict.release.evidence;

import dev.knativepredict.release.cluster.FakeKnative;
import dev.knativepredict.release.cluster.FakeRevision;
import dev.knativepredict.release.traffic.FoundTraffic;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Responds as the ingress and the revisions of a model of a cluster would, without waiting. */
public final class FakeCaller implements Caller {

  private final FakeKnative knative;
  private final Random random = new Random(1);

  public FakeCaller(FakeKnative knative) {
    this.knative = knative;
  }

  @Override
  public TimedResponse get(URI base, String path) {
    String name = revision(base.getHost());
    if (name == null) {
      return new TimedResponse(404, null, true, "no such host", Duration.ZERO);
    }
    if (knative.revision(name).crashed()) {
      return new TimedResponse(503, null, true, "nothing is ready", Duration.ZERO);
    }
    if (path.equals("/openapi.json")) {
      return new TimedResponse(200, name, true, OddModel.OPENAPI, Duration.ofMillis(1));
    }
    String sha256 = knative.revision(name).behaviour().sha256();
    String body =
        "{\"model\":\"even\",\"version\":\"1\",\"sha256\":\"%s\",\"commit\":\"%s\"}"
            .formatted(sha256, knative.revision(name).commit());
    ServedModel model = new ServedModel("even", "1", sha256);
    return new TimedResponse(200, name, true, body, Duration.ofMillis(1), model);
  }

  @Override
  public TimedResponse post(URI base, String path, String body) {
    String name = revision(base.getHost());
    if (name == null || knative.revision(name).crashed()) {
      return new TimedResponse(503, null, true, "nothing is ready", Duration.ZERO);
    }
    FakeRevision revision = knative.revision(name);
    return new TimedResponse(
        revision.nextStatus(body),
        name,
        true,
        OddModel.answer(body, revision.behaviour().prediction()),
        revision.behaviour().took());
  }

  @Override
  public TimedResponse probe(URI base) {
    return revision(base.getHost()) == null
        ? new TimedResponse(404, null, true, "no such host", Duration.ZERO)
        : new TimedResponse(200, null, true, ECHO, Duration.ZERO);
  }

  /** By the tag in the host's name, or else by the shares of the traffic. */
  private @Nullable String revision(String host) {
    List<FoundTraffic.Found> targets = knative.routed(host).targets();
    for (FoundTraffic.Found target : targets) {
      if (target.tag() != null && host.startsWith(target.tag() + "-")) {
        return target.revision();
      }
    }
    int drawn = draw();
    for (FoundTraffic.Found target : targets) {
      drawn -= target.percent();
      if (drawn < 0 && !host.contains("-")) {
        return target.revision();
      }
    }
    return null;
  }

  private synchronized int draw() {
    return random.nextInt(100);
  }

  @Override
  public void close() {}
}
