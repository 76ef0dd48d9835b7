/** The clock, and the one way to wait and to poll. */
@NullMarked
package dev.knativepredict.release.time;

import org.jspecify.annotations.NullMarked;
