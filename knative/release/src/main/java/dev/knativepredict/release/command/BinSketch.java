package dev.knativepredict.release.command;

import dev.knativepredict.release.drift.DriftTest;
import dev.knativepredict.release.drift.Histogram;
import dev.knativepredict.release.report.Table;
import java.util.Locale;

/** The shares of all bins as bars: those of the window beside those that it is compared with. */
final class BinSketch {

  /** A share of 1 has this many blocks. */
  private static final int WIDTH = 40;

  private BinSketch() {}

  /** Begins with an empty line. */
  static String of(DriftTest test) {
    Table table = new Table(test.subject().text(), "WINDOW", "", "BESIDE", "");
    for (DriftJson.BinJson bin : DriftJson.BinJson.of(test.window(), test.control())) {
      double share = share(bin.rows(), test.window());
      double beside = share(bin.beside(), test.control());
      table.row(bin.bin(), percent(share), bar(share), percent(beside), bar(beside));
    }
    return "%n%s%n".formatted(table.text());
  }

  private static double share(long rows, Histogram all) {
    return all.rows() == 0 ? 0 : (double) rows / all.rows();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%5.1f %%", 100 * share);
  }

  private static String bar(double share) {
    return "█".repeat((int) Math.round(WIDTH * share));
  }
}
