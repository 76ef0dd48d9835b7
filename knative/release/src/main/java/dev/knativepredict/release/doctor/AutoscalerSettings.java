package dev.knativepredict.release.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What the cluster's autoscaler is told to do with every Service. */
record AutoscalerSettings() implements ClusterCheck {

  @Override
  public String name() {
    return "autoscaler";
  }

  @Override
  public List<Finding> findings(View view) {
    JsonNode config = view.config("config-autoscaler");
    List<Finding> found = new ArrayList<>();
    if (config.path("enable-scale-to-zero").asText("true").equalsIgnoreCase("false")) {
      found.add(
          new Finding.Hint(
              "enable-scale-to-zero is false: every revision that is kept keeps a pod",
              "set enable-scale-to-zero to \"true\" in config-autoscaler"));
    }
    boolean own = view.template().scale("initial-scale").isPresent();
    int first = config.path("initial-scale").asInt(1);
    boolean none = config.path("allow-zero-initial-scale").asText("false").equals("true");
    if (!own && first == 0 && none) {
      found.add(
          new Finding.Hint(
              "initial-scale is 0: a candidate counts as ready before a pod of it has run",
              "set autoscaling.knative.dev/initial-scale to \"1\" in the manifest"));
    } else if (!own && first > 1) {
      found.add(
          new Finding.Hint(
              "initial-scale is %d: a candidate starts that many pods".formatted(first),
              "set autoscaling.knative.dev/initial-scale to \"1\" in the manifest"));
    }
    return found.isEmpty() ? List.of(new Finding.Ok("it scales to zero")) : found;
  }
}
