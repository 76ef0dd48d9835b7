package dev.knativepredict.release.command;

import dev.knativepredict.release.ReleasePolicy;
import dev.knativepredict.release.ReleaseRequest;
import dev.knativepredict.release.Session;
import dev.knativepredict.release.evidence.Model;
import dev.knativepredict.release.git.Environment;
import dev.knativepredict.release.plan.Commit;
import dev.knativepredict.release.plan.ImageReference;
import dev.knativepredict.release.report.Report;
import dev.knativepredict.release.report.ReportWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code release deploy}. */
@Command(
    name = "deploy",
    description = {
      "Releases an image: first without traffic and compared with the stable revision, then in"
          + " steps of traffic. Each step is judged. At the end the candidate is promoted; at any"
          + " failure it is rolled back.",
      "If a release was killed, the same command continues it."
    })
final class DeployCommand implements Callable<Integer> {

  private final ServiceOptions service;

  @Option(
      names = "--image",
      required = true,
      paramLabel = "NAME@DIGEST",
      description = "The image to release.")
  private String image = "";

  @Option(
      names = "--commit",
      required = true,
      defaultValue = "${env:GITHUB_SHA}",
      paramLabel = "SHA",
      description = "The commit that the image was built from (default: $GITHUB_SHA).")
  private @Nullable Commit commit;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description =
          "The manifest with the Service, as kubectl kustomize renders it (default: the live"
              + " template). The release sets image, template name and traffic itself.")
  private @Nullable Path file;

  @Mixin private final PolicyOptions policy = new PolicyOptions();

  @Option(names = "--force", description = "Release what failed before again, as a new revision.")
  private boolean force;

  @Option(
      names = "--adopt",
      description = "Accept traffic that somebody else changed, and release from there.")
  private boolean adopt;

  @Option(names = "--dry-run", description = "Let the cluster check the first write, and stop.")
  private boolean dryRun;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      defaultValue = "${env:GITHUB_STEP_SUMMARY}",
      description = "Append a Markdown report to this file (default: $GITHUB_STEP_SUMMARY).")
  private @Nullable Path report;

  DeployCommand(ServiceOptions service) {
    this.service = service;
  }

  @Override
  public Integer call() {
    Model model = policy.model();
    ReleasePolicy rules = policy.policy(model);
    try (Session session = service.connect(dryRun)) {
      ReleaseRequest request = request(model, service.environment());
      session.cluster().mend();
      Report result = request.carryOut(session, rules);
      ReportWriter writer = new ReportWriter(result);
      service.print(writer.json(), writer.text());
      if (report != null) {
        writer.append(report);
      }
      return result.result().exitCode();
    }
  }

  private ReleaseRequest request(@Nullable Model model, @Nullable Environment environment) {
    ImageReference reference = new ImageReference(image);
    if (environment != null) {
      environment.refuseIfRolledBack(reference);
    }
    return new ReleaseRequest(
        service.namespace(),
        service.service(),
        reference,
        Objects.requireNonNull(commit, "picocli requires it"),
        file,
        model,
        // Where git has a list of what was rolled back, that list decides.
        force || environment != null,
        adopt,
        dryRun);
  }
}
