package dev.knativepredict.function.feedback;

import dev.knativepredict.function.inference.Models;
import dev.knativepredict.function.settings.FeedbackSettings;
import java.time.Duration;
import java.time.InstantSource;

/** Everything about labels that come after the answers. */
public final class Feedback {

  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

  private final int days;
  private final String revision;
  private final InstantSource clock;
  private final SignedIds ids;
  private final FeedbackCounts counts = new FeedbackCounts();

  /**
   * Takes feedback.
   *
   * @param revision the one that this process answers as
   * @param clock says which day it is
   */
  public Feedback(FeedbackSettings settings, String revision, InstantSource clock) {
    this.days = settings.days();
    this.revision = revision;
    this.clock = clock;
    this.ids = new SignedIds(settings.key());
  }

  /** Makes the ids of a model's answers. */
  public RowIds rowIds() {
    return new RowIds(ids, revision, this::today);
  }

  private int today() {
    return (int) (clock.millis() / DAY_MILLIS);
  }

  /** Finds out which answers labels are for. */
  public Matching matching(Models models) {
    return new Matching(ids, new KnownLabels(models), days, this::today);
  }

  public FeedbackCounts counts() {
    return counts;
  }
}
