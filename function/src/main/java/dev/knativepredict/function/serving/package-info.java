/** What a platform asks of a process: readiness, drain, metrics, logs. */
@NullMarked
package dev.knativepredict.function.serving;

import org.jspecify.annotations.NullMarked;
