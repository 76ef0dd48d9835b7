/** Requests at a constant rate, and what became of each. */
@NullMarked
package dev.knativepredict.e2e.load;

import org.jspecify.annotations.NullMarked;
