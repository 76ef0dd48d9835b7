package dev.knativepredict.release;

import dev.knativepredict.release.traffic.Past;
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
    description = "Lists the releases that are over, the newest first.")
final class HistoryCommand implements Callable<Integer> {

  @Mixin private final Where where = new Where();

  @Override
  public Integer call() {
    try (var cluster = where.cluster(false);
        var caller = where.caller()) {
      List<Past> history = Session.managed(where.session(cluster, caller).seen()).history();
      Table table = new Table("ENDED", "REVISION", "COMMIT", "MODEL", "ENDING", "REASON");
      for (Past past : history) {
        table.row(
            past.ended().truncatedTo(ChronoUnit.SECONDS).toString(),
            past.candidate().revision().value(),
            StatusCommand.abbreviated(past.candidate().commit()),
            past.candidate().model() == null ? "-" : past.candidate().model(),
            past.ending().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            past.reason());
      }
      where.print(history, table.text());
      return 0;
    }
  }
}
