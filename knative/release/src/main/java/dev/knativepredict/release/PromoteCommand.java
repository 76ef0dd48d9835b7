package dev.knativepredict.release;

import dev.knativepredict.release.cluster.Seen;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.Running;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code release promote}. */
@Command(
    name = "promote",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Makes the candidate stable whose release was held or left, without judging it further.")
final class PromoteCommand implements Callable<Integer> {

  @Mixin private final Where where = new Where();

  @Override
  public Integer call() {
    try (var cluster = where.cluster(false);
        var caller = where.caller()) {
      Session session = where.session(cluster, caller);
      Heart.refuseIfBeating(session, running(session.seen()));
      RevisionName stable =
          new Promotion(session).promote(PromoteCommand::running, "promoted by hand");
      where.print(Map.of("stable", stable), stable + " is stable");
      return 0;
    }
  }

  private static Running running(Seen seen) {
    Running running = Session.untouched(seen).running();
    if (running == null) {
      throw new Refused("there is no release to promote");
    }
    return running;
  }
}
