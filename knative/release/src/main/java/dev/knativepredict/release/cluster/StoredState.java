package dev.knativepredict.release.cluster;

import dev.knativepredict.release.traffic.State;
import org.jspecify.annotations.Nullable;

/**
 * What this tool wrote to a Service.
 *
 * @param state null if it never released this Service, or if what it wrote can't be read
 * @param problem why it can't be read; null if it can
 */
record StoredState(@Nullable State state, @Nullable String problem) {}
