package dev.knativepredict.release.command;

import dev.knativepredict.release.guard.GuardReport;
import dev.knativepredict.release.traffic.RevisionName;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What {@code release guard} found.
 *
 * @param revision the stable one
 * @param window how far it looked back; null for as long as the pods have run
 * @param action null if nothing speaks against the version
 */
record GuardFound(
    RevisionName revision,
    @Nullable Duration window,
    GuardReport report,
    @Nullable GuardAction action) {}
