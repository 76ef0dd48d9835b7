package dev.knativepredict.release.doctor;

import java.util.List;

/** Whether Knative Serving is there, and new enough. */
record KnativeVersion() implements ClusterCheck {

  static final Version OLDEST = new Version(1, 21);
  private static final String LABEL = "app.kubernetes.io/version";

  @Override
  public String name() {
    return "knative";
  }

  @Override
  public List<Finding> findings(View view) {
    if (view.find("/apis/serving.knative.dev/v1", "Knative Serving").isEmpty()) {
      return List.of(
          new Finding.Problem(
              "the cluster has no Knative Serving",
              "install Knative Serving %s or newer".formatted(OLDEST)));
    }
    // All of Knative's own objects have the label.
    String text =
        view.configMap("config-network").at("/metadata/labels").path(LABEL).asText("none");
    return List.of(
        Version.of(text)
            .map(version -> judge(text, version))
            .orElseGet(() ->
                new Finding.Hint(
                    "unknown version: the label %s says '%s'".formatted(LABEL, text))));
  }

  private static Finding judge(String text, Version version) {
    return version.compareTo(OLDEST) < 0
        ? new Finding.Problem(
            "Knative Serving %s is older than %s".formatted(text, OLDEST),
            "upgrade Knative Serving, one minor version at a time")
        : new Finding.Ok("Knative Serving " + text);
  }
}
