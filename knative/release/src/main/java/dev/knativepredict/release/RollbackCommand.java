package dev.knativepredict.release;

import dev.knativepredict.release.traffic.RevisionName;
import java.util.Locale;
import java.util.Map;
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
    description = {
      "Gives a good revision all of the traffic at once: the stable one while a release is under"
          + " way, else the one that was stable before.",
      "Asks nobody: it ends a release that is running, and overwrites traffic changed by hand."
    })
final class RollbackCommand implements Callable<Integer> {

  @Mixin private final Where where = new Where();

  @Option(names = "--to", paramLabel = "REVISION", description = "The revision to return to.")
  private @Nullable RevisionName to;

  @Option(names = "--dry-run", description = "Let the cluster check the write, and stop.")
  private boolean dryRun;

  @Override
  public Integer call() {
    try (var cluster = where.cluster(dryRun);
        var caller = where.caller()) {
      Session session = where.session(cluster, caller);
      RevisionName stable = new Rollback(session).asAsked(to, dryRun);
      double seconds = session.progress().seconds();
      where.print(
          Map.of("stable", stable, "seconds", seconds, "dryRun", dryRun),
          dryRun
              ? stable + " would get all of the traffic"
              : String.format(
                  Locale.ROOT, "%s has all of the traffic, after %.2f s", stable, seconds));
      return 0;
    }
  }
}
