/** Metrics and logs. */
@NullMarked
package dev.knativepredict.function.observe;

import org.jspecify.annotations.NullMarked;
