package dev.knativepredict.release.command;

import dev.knativepredict.release.Heartbeat;
import dev.knativepredict.release.Promotion;
import dev.knativepredict.release.Session;
import dev.knativepredict.release.cluster.LiveService;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.Rollout;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code release promote}. */
@Command(
    name = "promote",
    description =
        "Makes the candidate of a held or interrupted release stable, without judging it further.")
final class PromoteCommand implements Callable<Integer> {

  private final ServiceOptions service;

  PromoteCommand(ServiceOptions service) {
    this.service = service;
  }

  private record Done(RevisionName stable) {}

  @Override
  public Integer call() {
    try (Session session = service.connect(false)) {
      session.cluster().mend();
      Heartbeat.refuseIfAlive(session, rollout(session.service()));
      RevisionName stable =
          new Promotion(session).promote(PromoteCommand::rollout, "promoted by hand", null);
      service.print(new Done(stable), stable + " is stable");
      return 0;
    }
  }

  private static Rollout rollout(LiveService live) {
    Rollout rollout = Session.untouched(live).rollout();
    if (rollout == null) {
      throw new Refused("there is no release to promote");
    }
    return rollout;
  }
}
