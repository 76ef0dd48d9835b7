package dev.knativepredict.release.guard;

import dev.knativepredict.release.drift.DriftReport;
import dev.knativepredict.release.guard.Signal.Kind;
import dev.knativepredict.release.labels.Proportion;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Judges what a revision did in a window.
 *
 * <p>There is enough of it if a gross fault would be found: five times as many as may be, or a loss
 * of accuracy by a fifth. Otherwise there is too little data.
 */
public record GuardRules(GuardLimits limits) {

  private static final int GROSS = 5;
  private static final double GROSS_SHARE = 0.05;
  private static final double GROSS_LOSS = 0.2;

  /** All signals. A model of which no label came has none. */
  public GuardReport judge(GuardWindow seen) {
    int models = Math.max(1, seen.labels().size());
    Stream<Signal> labels =
        seen.labels().entrySet().stream()
            .map(model -> labels(model.getKey(), model.getValue(), models));
    return new GuardReport(
        Stream.of(
                Stream.of(errors(seen), slow(seen.slow())),
                labels,
                Stream.of(drift(seen.drift().apply(limits.looks()))))
            .flatMap(signals -> signals)
            .toList());
  }

  private Signal errors(GuardWindow seen) {
    ShareTest test = new ShareTest(limits.significance());
    Proportion errors = seen.errors();
    Proportion before = seen.errorsBefore();
    boolean bad =
        test.isOver(errors, limits.maxErrors())
            || test.isWorse(errors, before, GuardLimits.ERROR_DIFFERENCE);
    String text =
        before.all() == 0
            ? text(errors)
            : "%s, %s after the promotion".formatted(text(errors), text(before));
    Proportion gross = gross(errors, limits.maxErrors());
    return signal(Kind.ERRORS, "", bad, test.isOver(gross, limits.maxErrors()), text);
  }

  private Signal slow(Proportion slow) {
    ShareTest test = new ShareTest(limits.significance());
    boolean enough = test.isOver(gross(slow, limits.slowBudget()), limits.slowBudget());
    String text =
        "%s over %d ms, %s may be"
            .formatted(text(slow), limits.slo().toMillis(), percent(limits.slowBudget()));
    return signal(Kind.SLO, "", test.isOver(slow, limits.slowBudget()), enough, text);
  }

  private static Proportion gross(Proportion seen, double limit) {
    return ShareTest.supposed(seen, Math.max(GROSS * limit, GROSS_SHARE));
  }

  private Signal labels(String model, GuardWindow.Labels labels, int models) {
    ShareTest test = new ShareTest(limits.significance() / models);
    Proportion wrong = labels.right().rest();
    Proportion before = labels.before().rest();
    Proportion gross = ShareTest.supposed(wrong, before.share() + GROSS_LOSS);
    String text =
        "%s right, %s %s".formatted(text(labels.right()), text(labels.before()), labels.when());
    return signal(
        Kind.LABELS,
        model,
        test.isWorse(wrong, before, limits.maxAccuracyDrop()),
        test.isWorse(gross, before, limits.maxAccuracyDrop()),
        text);
  }

  private static Signal drift(DriftReport report) {
    Outcome outcome =
        switch (report.conclusion()) {
          case NO_DRIFT -> Outcome.FINE;
          case DRIFT -> Outcome.BAD;
          case INCONCLUSIVE -> Outcome.TOO_LITTLE;
        };
    return new Signal(Kind.DRIFT, "", outcome, report.reason());
  }

  private static Signal signal(Kind kind, String model, boolean bad, boolean enough, String text) {
    Outcome outcome = bad ? Outcome.BAD : enough ? Outcome.FINE : Outcome.TOO_LITTLE;
    return new Signal(kind, model, outcome, text);
  }

  private static String text(Proportion proportion) {
    return "%d of %d (%s)"
        .formatted(proportion.part(), proportion.all(), percent(proportion.share()));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.3g %%", 100 * share);
  }
}
