/** The function and its peers, each a process of its own. */
@NullMarked
package dev.knativepredict.bench.server;

import org.jspecify.annotations.NullMarked;
