package dev.knativepredict.training;

import dev.knativepredict.training.registry.Approval;
import picocli.CommandLine.Option;

/** What a registered version has to have before a command takes it. */
final class ApprovalOptions {

  @Option(
      names = "--approved",
      paramLabel = "TAG=VALUE",
      defaultValue = "${env:REGISTRY_APPROVED:-validation_status=approved}",
      description = "The tag that a version has to have. Default: ${DEFAULT-VALUE}.")
  String approved = "";

  @Option(
      names = "--approved-by",
      paramLabel = "TAG",
      defaultValue = "${env:REGISTRY_APPROVED_BY:-approved_by}",
      description = "The tag that says who approved it. Default: ${DEFAULT-VALUE}.")
  String approvedBy = "";

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException if they can't be tags
   */
  Approval approval() {
    return Approval.of(approved, approvedBy);
  }
}
