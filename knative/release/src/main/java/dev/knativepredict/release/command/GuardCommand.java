package dev.knativepredict.release.command;

import dev.knativepredict.release.Demotion;
import dev.knativepredict.release.Session;
import dev.knativepredict.release.cluster.LiveService;
import dev.knativepredict.release.evidence.MetricsSource;
import dev.knativepredict.release.evidence.Window;
import dev.knativepredict.release.guard.GuardReport;
import dev.knativepredict.release.guard.GuardRules;
import dev.knativepredict.release.guard.GuardWindow;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.State;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code release guard}. */
@Command(
    name = "guard",
    description = {
      "Looks at what is stable, and says whether it is still as good as when it was promoted: its"
          + " errors, slow answers, late labels, and drift. Run it by a schedule.",
      "Ends with 1 if something is bad, and with 3 if there is too little data to tell."
    })
final class GuardCommand implements Callable<Integer> {

  private final ServiceOptions service;

  @Mixin private GuardOptions options = new GuardOptions();

  @Option(
      names = "--prometheus",
      paramLabel = "URL",
      description =
          "Read the counters in this Prometheus (default: those of the pods that run now, since they"
              + " started).")
  private @Nullable URI prometheus;

  @Option(
      names = "--window",
      converter = Values.Span.class,
      paramLabel = "TIME",
      defaultValue = "1h",
      description =
          "How far to look back, but never beyond the last change of the traffic (default:"
              + " ${DEFAULT-VALUE}).")
  private Duration window = Duration.ofHours(1);

  @Option(
      names = "--demote",
      description =
          "Go back to the version before if errors, slow answers or labels are bad, and it is proven."
              + " Needs --prometheus.")
  private boolean demote;

  @Option(
      names = "--allow-little-data",
      description = "End with 0 if there is too little data to tell: for a schedule.")
  private boolean allowLittleData;

  @Option(names = "--dry-run", description = "Let the cluster check the write, and stop.")
  private boolean dryRun;

  GuardCommand(ServiceOptions service) {
    this.service = service;
  }

  @Override
  public Integer call() {
    if (demote && prometheus == null) {
      throw service.wrong("--demote needs --prometheus: pods don't say when they counted what");
    }
    try (Session session = service.connect(dryRun)) {
      LiveService live = session.service();
      State state = Session.managed(live);
      RevisionName stable =
          Optional.ofNullable(state.stable())
              .orElseThrow(() -> new Refused("no revision is stable: there is nothing to guard"));
      Optional<Duration> age = state.changed().map(session.time()::since);
      Duration length = age.filter(since -> since.compareTo(window) < 0).orElse(window);
      GuardReport report =
          new GuardRules(options.limits()).judge(seen(session, stable, length, age));
      GuardFound found =
          new GuardFound(
              stable, prometheus == null ? null : length, report, act(session, live, report));
      service.print(GuardJson.of(found), GuardText.of(found));
      return switch (report.outcome()) {
        case FINE -> 0;
        case BAD -> 1;
        case TOO_LITTLE -> allowLittleData ? 0 : 3;
      };
    }
  }

  private GuardWindow seen(
      Session session, RevisionName stable, Duration length, Optional<Duration> age) {
    GuardSearch search = new GuardSearch(session, stable, options.limits().slo());
    if (prometheus == null) {
      return search.pods();
    }
    // The first scrape after a change may have counts of the time before it.
    Optional<Duration> scraped = age.map(since -> since.minus(MetricsSource.SCRAPE));
    Duration known = scraped.filter(since -> since.compareTo(length) < 0).orElse(length);
    if (known.toSeconds() < 1) {
      return search.nothing();
    }
    Optional<Window> first =
        scraped
            .filter(since -> since.compareTo(known.multipliedBy(2)) >= 0)
            .map(since -> new Window(known, since.minus(known)));
    return search.prometheus(prometheus, Window.last(known), first);
  }

  private @Nullable GuardAction act(Session session, LiveService live, GuardReport report) {
    if (!report.isPlain()) {
      return null;
    }
    Demotion demotion = new Demotion(session);
    Optional<String> hindrance = demotion.hindrance(live);
    State state = Session.managed(live);
    RevisionName to = state.previous().orElse(null);
    if (hindrance.isPresent() || to == null || !demote) {
      return new GuardAction(false, dryRun, to, hindrance.orElse(null));
    }
    demotion.act(
        Optional.ofNullable(state.stable()).orElseThrow(),
        "demoted by the guard: " + report.evidence(),
        dryRun);
    return new GuardAction(true, dryRun, to, null);
  }
}
