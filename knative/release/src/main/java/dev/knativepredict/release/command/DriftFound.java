package dev.knativepredict.release.command;

import dev.knativepredict.release.drift.DriftReport;
import dev.knativepredict.release.traffic.RevisionName;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What {@code release drift} found.
 *
 * @param revision whose rows were compared
 * @param window how far it looked back; null for as long as the pods have run
 * @param rows how many rows the revision answered then
 */
record DriftFound(
    RevisionName revision,
    Against against,
    @Nullable Duration window,
    long rows,
    DriftReport report) {}
