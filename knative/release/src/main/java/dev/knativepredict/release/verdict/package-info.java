/** Healthy, unhealthy or inconclusive: rules on counts. */
@NullMarked
package dev.knativepredict.release.verdict;

import org.jspecify.annotations.NullMarked;
