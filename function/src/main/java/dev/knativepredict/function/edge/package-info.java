/** Paths to endpoints, and everything that goes wrong to an error response. Knows no server. */
@NullMarked
package dev.knativepredict.function.edge;

import org.jspecify.annotations.NullMarked;
