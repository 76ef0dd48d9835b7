package dev.knativepredict.release.doctor;

import dev.knativepredict.release.evidence.Caller;
import dev.knativepredict.release.evidence.TimedResponse;
import dev.knativepredict.release.plan.ImageReference;
import dev.knativepredict.release.time.FakeTime;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A test of a check on a healthy cluster, of which it spoils one thing. */
abstract class WithFakeApi {

  final FakeApi api = new FakeApi();
  final FakeTime time = new FakeTime();
  final Map<String, TimedResponse> probed = new HashMap<>();

  /** What the check found, each as {@code kind: text}. */
  List<String> found(ClusterCheck check) {
    return found(check, null);
  }

  List<String> found(ClusterCheck check, @Nullable ImageReference image) {
    View view = new View(api, caller(), time, "default", "predict", null, image);
    return Doctor.findings(check, view).stream()
        .map(finding -> finding.kind() + ": " + finding.text())
        .toList();
  }

  /** A response without a body. */
  static TimedResponse response(int status, String body) {
    return new TimedResponse(status, null, true, body, Duration.ZERO);
  }

  private Caller caller() {
    return new Caller() {
      @Override
      public TimedResponse get(URI base, String path) {
        throw new AssertionError("it would wake a pod");
      }

      @Override
      public TimedResponse post(URI base, String path, String body) {
        throw new AssertionError("it would wake a pod");
      }

      @Override
      public TimedResponse probe(URI base) {
        return probed.getOrDefault(base.toString(), response(200, ECHO));
      }

      @Override
      public void close() {}
    };
  }
}
