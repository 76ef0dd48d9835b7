package dev.knativepredict.release.command;

import dev.knativepredict.release.Session;
import dev.knativepredict.release.cluster.LiveService;
import dev.knativepredict.release.traffic.State;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code release status}. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    sortSynopsis = false,
    description =
        "Lists the revisions: what they were made from, their share of the traffic, and how their"
            + " last release ended.")
final class StatusCommand implements Callable<Integer> {

  @Mixin private final ServiceOptions service;

  StatusCommand(Connections connections) {
    service = new ServiceOptions(connections);
  }

  /**
   * The status of a Service.
   *
   * @param url the public URL; null if it has none
   * @param warning what is wrong; null if nothing is
   */
  record Status(@Nullable String url, @Nullable String warning, List<RevisionStatus> revisions) {}

  @Override
  public Integer call() {
    try (Session session = service.connect(false)) {
      LiveService live = session.service();
      List<RevisionStatus> revisions =
          session.cluster().revisions().stream()
              .map(revision -> RevisionStatus.of(revision, live, session.time().instant()))
              .toList();
      Status status = new Status(live.url(), warning(live), revisions);
      service.print(status, StatusText.of(status));
      return 0;
    }
  }

  private static @Nullable String warning(LiveService live) {
    State state = live.state();
    if (live.stateProblem() != null) {
      return live.stateProblem();
    }
    if (state == null) {
      return "this Service was never released by this tool";
    }
    return live.wanted().is(state.traffic())
        ? live.routesProblem()
        : "somebody changed the traffic: it was [%s]".formatted(state.traffic());
  }
}
