/** Load on a service: requests at a constant rate, and the result of each. */
@NullMarked
package dev.knativepredict.e2e.load;

import org.jspecify.annotations.NullMarked;
