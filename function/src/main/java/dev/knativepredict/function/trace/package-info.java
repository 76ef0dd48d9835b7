/** The spans of requests. OpenTelemetry is behind it, and loaded only where spans are sent. */
@NullMarked
package dev.knativepredict.function.trace;

import org.jspecify.annotations.NullMarked;
