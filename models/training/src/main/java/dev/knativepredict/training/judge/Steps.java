package dev.knativepredict.training.judge;

import java.time.Duration;

/** Counts steps that take about as long each, and says how many are done and how long it takes. */
final class Steps {

  private final Progress progress;
  private final int total;
  private final long start = System.nanoTime();
  private int done;

  Steps(Progress progress, int total) {
    this.progress = progress;
    this.total = total;
  }

  synchronized void step() {
    done++;
    Duration left = Duration.ofNanos((System.nanoTime() - start) / done * (total - done));
    progress.doing(
        "%d of %d folds, about %d:%02d min left"
            .formatted(done, total, left.toMinutes(), left.toSecondsPart()));
  }
}
