package dev.knativepredict.release.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a pod that wakes or ends gets the time that this takes. */
record Timeouts() implements ClusterCheck {

  /** So long queue-proxy drains before the function gets to know that its pod ends. */
  private static final int DRAIN = 30;

  /** So long a wake may take on a busy node; the pull of an image comes on top. */
  private static final int WAKE = 10;

  private static final int KNATIVES_TIMEOUT = 300;
  private static final Pattern PARTS = Pattern.compile("([0-9]{1,6})(h|m|s)");

  @Override
  public String name() {
    return "timeouts";
  }

  @Override
  public List<Finding> findings(View view) {
    PodTemplate template = view.template();
    int request = template.spec().path("timeoutSeconds").asInt(KNATIVES_TIMEOUT);
    int first = template.spec().path("responseStartTimeoutSeconds").asInt(request);
    List<Finding> found = new ArrayList<>();
    if (request <= DRAIN) {
      found.add(
          new Finding.Problem(
              "timeoutSeconds is %d: a pod that ends is killed while it drains, for %d s"
                  .formatted(request, DRAIN),
              "set timeoutSeconds above %d".formatted(DRAIN)));
    }
    if (first < WAKE) {
      found.add(
          new Finding.Problem(
              "a first byte may take %d s: a request that wakes a pod may get 504".formatted(first),
              "set responseStartTimeoutSeconds to %d or more".formatted(WAKE)));
    }
    deadline(template).ifPresent(found::add);
    return found.isEmpty() ? List.of(new Finding.Ok("enough for a wake and for a drain")) : found;
  }

  private static Optional<Finding> deadline(PodTemplate template) {
    return template
        .annotation("serving.knative.dev/progress-deadline")
        .map(Timeouts::seconds)
        .filter(seconds -> 0 < seconds && seconds < DRAIN)
        .map(seconds ->
            new Finding.Problem(
                "progress-deadline is %d s: too short to pull an image".formatted(seconds),
                "set serving.knative.dev/progress-deadline to %ds or more".formatted(2 * DRAIN)));
  }

  /** Of a duration as Go writes it, such as {@code 1m30s}; 0 if it has other units. */
  private static long seconds(String text) {
    if (!text.matches("([0-9]{1,6}[hms])+")) {
      return 0;
    }
    Duration sum = Duration.ZERO;
    Matcher parts = PARTS.matcher(text);
    while (parts.find()) {
      sum = sum.plus(Duration.parse("PT" + parts.group()));
    }
    return sum.toSeconds();
  }
}
