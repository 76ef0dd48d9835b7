/** Whether a version that was promoted is still as good as it was then. */
@NullMarked
package dev.knativepredict.release.guard;

import org.jspecify.annotations.NullMarked;
