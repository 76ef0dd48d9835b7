/** What pods and cold starts have cost, and what they would have with other settings. */
@NullMarked
package dev.knativepredict.release.cost;

import org.jspecify.annotations.NullMarked;
