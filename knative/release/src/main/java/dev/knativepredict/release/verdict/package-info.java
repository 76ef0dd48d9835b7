/** Rules that judge counts: healthy, unhealthy or inconclusive. */
@NullMarked
package dev.knativepredict.release.verdict;

import org.jspecify.annotations.NullMarked;
