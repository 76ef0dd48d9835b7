package dev.knativepredict.training.seal;

import dev.knativepredict.training.judge.Progress;
import java.util.function.IntConsumer;

/** Says ten times how many of many rows are answered; for few rows nothing. */
final class RowsAnswered implements IntConsumer {

  private static final int MANY = 50_000;

  private final int rows;
  private final Progress progress;
  private int said;

  RowsAnswered(int rows, Progress progress) {
    this.rows = rows;
    this.progress = progress;
  }

  @Override
  public void accept(int answered) {
    int tenths = (int) (10L * answered / rows);
    if (rows >= MANY && tenths > said) {
      said = tenths;
      progress.line("  %d of %d rows answered".formatted(answered, rows));
    }
  }
}
