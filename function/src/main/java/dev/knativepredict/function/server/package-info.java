/** Connections and drain: the edge on a port. */
@NullMarked
package dev.knativepredict.function.server;

import org.jspecify.annotations.NullMarked;
