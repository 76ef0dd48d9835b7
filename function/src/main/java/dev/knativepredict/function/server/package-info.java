/** HTTP/1.1 and HTTP/2, connections and drain: the edge on a port. */
@NullMarked
package dev.knativepredict.function.server;

import org.jspecify.annotations.NullMarked;
