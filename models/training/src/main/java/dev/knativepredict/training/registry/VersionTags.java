package dev.knativepredict.training.registry;

import java.util.List;

/** The tags of a registered version that this project writes. */
final class VersionTags {

  /** The sealed version that it is, as in {@code credit/1}. */
  static final String SEALED_AS = "sealed_as";

  /** The SHA-256 of that version's manifest. */
  static final String MANIFEST = "manifest_sha256";

  /** The SHA-256 of the graph. */
  static final String MODEL = "model_sha256";

  /** The revision that serves it now. */
  static final String REVISION = "deployed_revision";

  /** The image of that revision, with its digest. */
  static final String IMAGE = "deployed_image";

  /** Since when the registry says so. */
  static final String DEPLOYED_AT = "deployed_at";

  /** How its last release ended, as {@code release status} says it. */
  static final String VERDICT = "canary_verdict";

  /** Those of the version that runs, and of no other. */
  static final List<String> DEPLOYED = List.of(REVISION, IMAGE, DEPLOYED_AT);

  private VersionTags() {}

  /** Whether a verdict speaks against the version. */
  static boolean isRefusal(String verdict) {
    return verdict.startsWith("rolled back");
  }
}
