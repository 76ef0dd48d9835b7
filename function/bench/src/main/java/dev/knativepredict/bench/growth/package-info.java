/** How the measurements change with the number of rows, features, connections and models. */
@NullMarked
package dev.knativepredict.bench.growth;

import org.jspecify.annotations.NullMarked;
