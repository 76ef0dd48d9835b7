/** How the numbers grow with rows, features and connections. */
@NullMarked
package dev.knativepredict.bench.growth;

import org.jspecify.annotations.NullMarked;
