package dev.knativepredict.release.command;

import dev.knativepredict.release.Session;
import dev.knativepredict.release.git.Environment;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code release sync}. */
@Command(
    name = "sync",
    description = {
      "Makes git say what the cluster has, whoever changed it there last. The cluster stays as it"
          + " is.",
      "Pushes one commit, or none if git says it already."
    })
final class SyncCommand implements Callable<Integer> {

  private final ServiceOptions service;

  SyncCommand(ServiceOptions service) {
    this.service = service;
  }

  private record Done(boolean changed) {}

  @Override
  public Integer call() {
    try (Session session = service.connect(false)) {
      Environment environment = service.environment();
      if (environment == null) {
        throw service.wrong("sync needs --git");
      }
      boolean changed = environment.sync(session.service());
      service.print(
          new Done(changed),
          changed ? "git says now what the cluster has" : "git says already what the cluster has");
      return 0;
    }
  }
}
