/** The load on a server: as much as it can take, or at a constant rate. */
@NullMarked
package dev.knativepredict.bench.load;

import org.jspecify.annotations.NullMarked;
