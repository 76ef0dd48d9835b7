package dev.knativepredict.release.doctor;

import java.util.ArrayList;
import java.util.List;

/** What the template says about the number of pods. */
record ScalingAnnotations() implements ClusterCheck {

  @Override
  public String name() {
    return "scaling";
  }

  @Override
  public List<Finding> findings(View view) {
    PodTemplate template = view.template();
    List<Finding> found = new ArrayList<>();
    template
        .scale("min-scale")
        .filter(pods -> pods > 0)
        .ifPresent(pods ->
            found.add(
                new Finding.Hint(
                    "min-scale is %d: it never goes to zero, nor does a tagged candidate"
                        .formatted(pods),
                    "set autoscaling.knative.dev/min-scale to \"0\" if a cold start is fast enough")));
    template
        .scale("initial-scale")
        .filter(pods -> pods == 0)
        .ifPresent(pods ->
            found.add(
                new Finding.Hint(
                    "initial-scale is 0: a candidate counts as ready before a pod of it has run",
                    "set autoscaling.knative.dev/initial-scale to \"1\"")));
    template
        .annotation("autoscaling.knative.dev/class")
        .filter(name -> !name.startsWith("kpa."))
        .ifPresent(name ->
            found.add(
                new Finding.Hint(
                    "the autoscaler %s doesn't scale to zero".formatted(name),
                    "set autoscaling.knative.dev/class to kpa.autoscaling.knative.dev")));
    return found.isEmpty() ? List.of(new Finding.Ok("from zero, one pod first")) : found;
  }
}
