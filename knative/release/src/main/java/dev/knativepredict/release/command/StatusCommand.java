package dev.knativepredict.release.command;

import dev.knativepredict.release.Session;
import dev.knativepredict.release.cluster.LiveService;
import dev.knativepredict.release.evidence.TrackingServer;
import dev.knativepredict.release.git.Environment;
import dev.knativepredict.release.git.GitStatus;
import dev.knativepredict.release.time.Time;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.State;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code release status}. */
final class StatusCommand implements Callable<Integer> {

  private final OptionSpec prometheus =
      OptionSpec.builder("--prometheus")
          .paramLabel("URL")
          .type(URI.class)
          .description(
              "Read in this Prometheus how right the stable revision's answers were in the last 7"
                  + " days.")
          .build();

  /**
   * Pods are asked one by one, and the cluster's client for that is loaded: not for each status.
   */
  private final OptionSpec quality =
      OptionSpec.builder("--quality")
          .type(boolean.class)
          .description(
              "Ask the pods that run now how right the stable revision's answers were since they"
                  + " started.")
          .build();

  private final ChainOptions chain = new ChainOptions();
  private final ServiceOptions service;

  StatusCommand(ServiceOptions service) {
    this.service = service;
  }

  CommandSpec spec() {
    CommandSpec spec =
        CommandSpec.wrapWithoutInspection(this, Main.FACTORY)
            .addOption(quality)
            .addOption(prometheus);
    chain.addTo(spec);
    spec.usageMessage()
        .description(
            "Lists the revisions: what they were made from, their share of the traffic, and how"
                + " their last release ended.");
    return spec;
  }

  /**
   * The status of a Service.
   *
   * @param url the public URL; null if it has none
   * @param warning what is wrong; null if nothing is
   * @param wayBack where a rollback would go; null if there is nothing to go back to
   * @param git whether git says what the cluster has; null if nobody asked
   * @param chain the links from an answer to the data; null if nobody asked
   * @param quality how right the stable revision's answers are, by model; empty if nobody knows, or
   *     nobody asked
   */
  record Status(
      @Nullable String url,
      @Nullable String warning,
      @Nullable WayBackStatus wayBack,
      @Nullable GitStatus git,
      @Nullable ChainStatus chain,
      List<QualityStatus> quality,
      List<RevisionStatus> revisions) {}

  /**
   * The revision that a rollback would go to.
   *
   * @param provenSecondsAgo when one of its pods was last seen to answer, and its image to be in
   *     the registry; null if it never was
   */
  record WayBackStatus(RevisionName revision, @Nullable Long provenSecondsAgo) {}

  @Override
  public Integer call() {
    chain
        .problem()
        .ifPresent(problem -> {
          throw service.wrong(problem);
        });
    try (Session session = service.connect(false)) {
      LiveService live = session.service();
      List<RevisionStatus> revisions =
          session.cluster().revisions().stream()
              .map(revision -> RevisionStatus.of(revision, live, session.time().instant()))
              .toList();
      Status status =
          new Status(
              live.url(),
              warning(live),
              wayBack(live, session.time()),
              git(service.environment(), live),
              chain(session, live),
              quality(session, live),
              revisions);
      service.print(status, StatusText.of(status));
      return exitCode(status);
    }
  }

  private static @Nullable GitStatus git(@Nullable Environment environment, LiveService live) {
    return environment == null ? null : environment.compare(live);
  }

  private @Nullable ChainStatus chain(Session session, LiveService live) {
    if (!chain.asked()) {
      return null;
    }
    Map<String, String> environment = System.getenv();
    try (TrackingServer server = Mlflow.server(chain.mlflow(), environment)) {
      String champion = Mlflow.champion(environment);
      return ChainStatus.of(
          new ChainSearch(session, chain.tag(), chain.model(), server, champion).run(live));
    }
  }

  private static int exitCode(Status status) {
    int verified = status.chain() == null ? 0 : status.chain().exitCode();
    return verified == 0 ? exitCode(status.git()) : verified;
  }

  private static int exitCode(@Nullable GitStatus git) {
    if (git == null) {
      return 0;
    }
    int same = git.reachable() ? 0 : Main.OUT_OF_REACH;
    return git.same() ? same : Main.DIFFERENT;
  }

  private List<QualityStatus> quality(Session session, LiveService live) {
    URI url = prometheus.getValue();
    boolean asked = url != null || Boolean.TRUE.equals(quality.getValue());
    return asked ? new QualitySearch(session, url).run(live) : List.of();
  }

  private static @Nullable WayBackStatus wayBack(LiveService live, Time time) {
    State state = live.state();
    RevisionName revision = state == null ? null : live.wayBack(state).orElse(null);
    if (revision == null) {
      return null;
    }
    Long proven =
        live.proof()
            .filter(proof -> proof.revision().equals(revision))
            .map(proof -> time.since(proof.at()).toSeconds())
            .orElse(null);
    return new WayBackStatus(revision, proven);
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
