package dev.knativepredict.release.command;

import dev.knativepredict.release.Session;
import dev.knativepredict.release.overview.Overview;
import dev.knativepredict.release.overview.OverviewPage;
import dev.knativepredict.release.overview.OverviewText;
import dev.knativepredict.release.plan.Refused;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code release report}. */
@Command(
    name = "report",
    description = {
      "Shows what was released, who got how many requests and how they ended, latency, cold starts,"
          + " pods, drift and predictions. Changes nothing, and wakes no pod.",
      "Ends with 0, whatever it shows: 'release drift' is what judges."
    })
final class ReportCommand implements Callable<Integer> {

  private static final Duration WEEK = Duration.ofDays(7);

  private final ServiceOptions service;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description =
          "Write a page with pictures to this file. It needs nothing else: no network, no script.")
  private @Nullable Path html;

  @Option(
      names = "--prometheus",
      paramLabel = "URL",
      description =
          "Read the metrics in this Prometheus, also of pods that have ended (default: those of the"
              + " pods that run now, since they started).")
  private @Nullable URI prometheus;

  @Option(
      names = "--window",
      converter = Values.Span.class,
      paramLabel = "TIME",
      description = "How far to look back in Prometheus, as in 6h, 1d or 30d (default: 7d).")
  private @Nullable Duration window;

  ReportCommand(ServiceOptions service) {
    this.service = service;
  }

  @Override
  public Integer call() {
    if (prometheus == null && window != null) {
      throw service.wrong("--window needs --prometheus: pods keep no past");
    }
    try (Session session = service.connect(false)) {
      Duration length = Objects.requireNonNullElse(window, WEEK);
      Overview overview = new ReportSearch(session, service.service(), prometheus, length).run();
      if (html != null) {
        write(html, OverviewPage.of(overview));
      }
      service.print(ReportJson.of(overview), OverviewText.of(overview));
      return 0;
    }
  }

  private static void write(Path file, String page) {
    try {
      Files.writeString(file, page);
    } catch (IOException e) {
      throw new Refused("html: %s can't be written".formatted(file), e);
    }
  }
}
