package dev.knativepredict.release.command;

import dev.knativepredict.release.Rollback;
import dev.knativepredict.release.Session;
import dev.knativepredict.release.traffic.RevisionName;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code release rollback}. */
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    sortSynopsis = false,
    description = {
      "Gives a good revision all of the traffic at once: the stable one while a release is under"
          + " way, otherwise the one that was stable before.",
      "Ends a release that is under way, and overwrites traffic that was changed by hand, without"
          + " asking."
    })
final class RollbackCommand implements Callable<Integer> {

  @Option(names = "--to", paramLabel = "REVISION", description = "The revision to go back to.")
  private @Nullable RevisionName to;

  @Option(names = "--dry-run", description = "Let the cluster check the write, and stop.")
  private boolean dryRun;

  @Mixin private final ServiceOptions service;

  RollbackCommand(Connections connections) {
    service = new ServiceOptions(connections);
  }

  private record Done(RevisionName stable, double seconds, boolean dryRun) {}

  @Override
  public Integer call() {
    try (Session session = service.connect(dryRun)) {
      RevisionName stable = new Rollback(session).byHand(to, dryRun);
      double seconds = session.progress().seconds();
      service.print(
          new Done(stable, seconds, dryRun),
          dryRun
              ? stable + " would get all of the traffic"
              : String.format(
                  Locale.ROOT, "%s has all of the traffic, after %.2f s", stable, seconds));
      return 0;
    }
  }
}
