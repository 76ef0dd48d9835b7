package dev.knativepredict.release.doctor;

import java.util.List;
import java.util.Locale;

/**
 * How Knative's activator reaches pods. If it finds that it can't probe one directly, it goes
 * through the cluster IP, which is slower at a wake, and keeps to that until it restarts.
 */
record MeshMode() implements ClusterCheck {

  static final String SETTING = "mesh-compatibility-mode";

  /** The activator reads the setting only at its start. */
  static final String CURE =
      "without a service mesh, set %s to \"disabled\" in config-network, then: kubectl -n"
              .formatted(SETTING)
          + " knative-serving rollout restart deployment/activator";

  @Override
  public String name() {
    return "mesh";
  }

  @Override
  public List<Finding> findings(View view) {
    String mode = mode(view);
    return List.of(
        switch (mode) {
          case "disabled" -> new Finding.Ok("pods are always probed directly");
          case "enabled" ->
              new Finding.Hint(
                  "%s is enabled: each wake waits for the kubelet's probe".formatted(SETTING),
                  CURE);
          default ->
              new Finding.Hint(
                  "%s is %s: wakes can become slow (2 to 10 s) until the activator restarts"
                      .formatted(SETTING, mode),
                  CURE);
        });
  }

  static String mode(View view) {
    return view.config("config-network").path(SETTING).asText("auto").toLowerCase(Locale.ROOT);
  }
}
