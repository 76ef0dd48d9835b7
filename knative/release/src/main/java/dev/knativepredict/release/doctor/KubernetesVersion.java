package dev.knativepredict.release.doctor;

import java.util.List;

/** Whether Kubernetes is as new as the oldest Knative that is supported needs it. */
record KubernetesVersion() implements ClusterCheck {

  private static final Version OLDEST = new Version(1, 33);

  @Override
  public String name() {
    return "kubernetes";
  }

  @Override
  public List<Finding> findings(View view) {
    String text = view.read("/version", "Kubernetes' version").path("gitVersion").asText();
    return List.of(
        Version.of(text)
            .map(version -> judge(text, version))
            .orElseGet(() -> new Finding.Hint("unknown version '%s'".formatted(text))));
  }

  private static Finding judge(String text, Version version) {
    return version.compareTo(OLDEST) < 0
        ? new Finding.Problem(
            "Kubernetes %s is older than %s".formatted(text, OLDEST),
            "upgrade the cluster: Knative Serving %s needs %s"
                .formatted(KnativeVersion.OLDEST, OLDEST))
        : new Finding.Ok("Kubernetes " + text);
  }
}
