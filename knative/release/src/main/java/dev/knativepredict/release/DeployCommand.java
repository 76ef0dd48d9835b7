package dev.knativepredict.release;

import dev.knativepredict.release.plan.Commit;
import dev.knativepredict.release.plan.ImageReference;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code release deploy}. */
@Command(
    name = "deploy",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Releases an image: without traffic first, compared with the stable revision, then in steps"
          + " of traffic, each judged; promoted, or rolled back at any failure.",
      "Run again after it was killed, it goes on where it was."
    })
final class DeployCommand implements Callable<Integer> {

  @Mixin private final Where where = new Where();

  @Option(
      names = "--image",
      required = true,
      paramLabel = "NAME@DIGEST",
      description = "The image.")
  private String image = "";

  @Option(
      names = "--commit",
      required = true,
      defaultValue = "${env:GITHUB_SHA}",
      paramLabel = "SHA",
      description = "The commit that it was built from (default: $GITHUB_SHA).")
  private @Nullable Commit commit;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description =
          "The manifest with the Service, as kubectl kustomize renders it (default: the template"
              + " that is live). Image, template name and traffic are set by the release.")
  private @Nullable Path file;

  @Mixin private final JudgeOptions judge = new JudgeOptions();

  @Option(names = "--force", description = "Try a candidate again that failed before.")
  private boolean force;

  @Option(
      names = "--adopt",
      description = "Take traffic that somebody else wrote as it is, and release from there.")
  private boolean adopt;

  @Option(names = "--dry-run", description = "Let the cluster check the first write, and stop.")
  private boolean dryRun;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      defaultValue = "${env:GITHUB_STEP_SUMMARY}",
      description = "Append a Markdown report to it (default: $GITHUB_STEP_SUMMARY).")
  private @Nullable Path report;

  @Override
  public Integer call() {
    Deployment deployment =
        new Deployment(
            where.namespace,
            where.service,
            new ImageReference(image),
            Objects.requireNonNull(commit),
            file,
            judge.model(),
            force,
            adopt,
            dryRun);
    Settings settings = judge.settings();
    CommandLine command = where.spec().commandLine();
    try (var cluster = where.cluster(dryRun);
        var caller = where.caller()) {
      Session session = where.session(cluster, caller);
      Report result = deployment.carryOut(session, settings);
      new ReportWriter(result).write(command.getOut(), where.json, report);
      return result.result.exitCode;
    }
  }
}
