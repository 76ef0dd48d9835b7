/** Requests sent and counted, by the tool itself or by Prometheus. */
@NullMarked
package dev.knativepredict.release.evidence;

import org.jspecify.annotations.NullMarked;
