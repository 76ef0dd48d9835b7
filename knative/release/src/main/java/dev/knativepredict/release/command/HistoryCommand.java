package dev.knativepredict.release.command;

import dev.knativepredict.release.Session;
import dev.knativepredict.release.report.Table;
import dev.knativepredict.release.traffic.PastRelease;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code release history}. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    sortSynopsis = false,
    description = "Lists the releases that have ended, the newest first.")
final class HistoryCommand implements Callable<Integer> {

  @Mixin private final ServiceOptions service;

  HistoryCommand(Connections connections) {
    service = new ServiceOptions(connections);
  }

  @Override
  public Integer call() {
    try (Session session = service.connect(false)) {
      List<PastRelease> history = Session.managed(session.service()).history();
      Table table = new Table("ENDED", "REVISION", "COMMIT", "MODEL", "ENDING", "REASON");
      history.forEach(past -> addRow(table, past));
      service.print(history, table.text());
      return 0;
    }
  }

  private static void addRow(Table table, PastRelease past) {
    String model = past.candidate().model();
    table.row(
        past.ended().truncatedTo(ChronoUnit.SECONDS).toString(),
        past.candidate().revision().value(),
        StatusText.abbreviated(past.candidate().commit()),
        model == null ? "-" : model,
        past.ending().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        past.reason());
  }
}
