/** What is sent to a server, and how fast the answers come. */
@NullMarked
package dev.knativepredict.bench.load;

import org.jspecify.annotations.NullMarked;
