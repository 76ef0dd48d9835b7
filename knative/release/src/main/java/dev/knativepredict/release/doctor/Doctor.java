package dev.knativepredict.release.doctor;

import java.util.List;
import java.util.stream.Stream;

/** Makes all checks, in the order in which their findings are read best. */
public final class Doctor {

  static final List<ClusterCheck> CHECKS =
      List.of(
          new KubernetesVersion(),
          new KnativeVersion(),
          new Rights(),
          new ManifestDryRun(),
          new Quotas(),
          new LimitRanges(),
          new ImagePulls(),
          new TagResolution(),
          new IngressRoutes(),
          new PublicUrls(),
          new Probes(),
          new Timeouts(),
          new ScalingAnnotations(),
          new AutoscalerSettings(),
          new MeshMode(),
          new ActivatorMode(),
          new ApiClock(),
          new NodeLeases());

  private Doctor() {}

  /** What one check found; a check can find several things. */
  public record Diagnosis(String check, Finding finding) {}

  public static List<Diagnosis> examine(View view) {
    return CHECKS.stream().flatMap(check -> examine(check, view)).toList();
  }

  private static Stream<Diagnosis> examine(ClusterCheck check, View view) {
    return findings(check, view).stream().map(finding -> new Diagnosis(check.name(), finding));
  }

  static List<Finding> findings(ClusterCheck check, View view) {
    try {
      return check.findings(view);
    } catch (NotSeen e) {
      return List.of(e.finding());
    }
  }
}
