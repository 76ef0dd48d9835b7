package dev.knativepredict.release.command;

import dev.knativepredict.release.Rollback;
import dev.knativepredict.release.Session;
import dev.knativepredict.release.git.Environment;
import dev.knativepredict.release.traffic.RevisionName;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code release rollback}. */
final class RollbackCommand implements Callable<Integer> {

  private final OptionSpec to =
      OptionSpec.builder("--to")
          .paramLabel("REVISION")
          .type(RevisionName.class)
          .description("The revision to go back to.")
          .build();
  private final OptionSpec dryRun =
      ServiceOptions.flag("Let the cluster check the write, and stop.", "--dry-run");
  private final ServiceOptions service;

  RollbackCommand(ServiceOptions service) {
    this.service = service;
  }

  CommandSpec spec() {
    CommandSpec spec =
        CommandSpec.wrapWithoutInspection(this, Main.FACTORY).addOption(to).addOption(dryRun);
    spec.usageMessage()
        .description(
            "Gives a good revision all of the traffic at once: the stable one while a release is"
                + " under way, otherwise the one that was stable before.",
            "Ends a release that is under way, and overwrites traffic that was changed by hand,"
                + " without asking.");
    return spec;
  }

  private record Done(RevisionName stable, double seconds, boolean dryRun) {}

  @Override
  public Integer call() {
    boolean dry = dryRun.getValue();
    try (Session session = service.connect(dry)) {
      RevisionName stable = new Rollback(session).byHand(to.getValue(), dry);
      double seconds = session.progress().seconds();
      service.print(
          new Done(stable, seconds, dry),
          dry
              ? stable + " would get all of the traffic"
              : String.format(
                  Locale.ROOT, "%s has all of the traffic, after %.2f s", stable, seconds));
      Environment environment = service.environment();
      return environment != null && environment.isBehind() ? Main.DIFFERENT : 0;
    }
  }
}
