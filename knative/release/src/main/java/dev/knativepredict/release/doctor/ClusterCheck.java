package dev.knativepredict.release.doctor;

import java.util.List;

/** One question about the cluster. */
sealed interface ClusterCheck
    permits ActivatorMode,
        ApiClock,
        AutoscalerSettings,
        ImagePulls,
        IngressRoutes,
        KnativeVersion,
        KubernetesVersion,
        LimitRanges,
        ManifestDryRun,
        MeshMode,
        NodeLeases,
        Probes,
        PublicUrls,
        Quotas,
        Rights,
        ScalingAnnotations,
        TagResolution,
        Timeouts {

  /** One word, for people and for the JSON. */
  String name();

  /**
   * Looks, and changes nothing.
   *
   * @return at least one finding
   * @throws NotSeen if the account may not read what the check needs
   */
  List<Finding> findings(View view);
}
