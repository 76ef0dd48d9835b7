/** The servers that are measured, each in a process of its own, and the request they get. */
@NullMarked
package dev.knativepredict.bench.server;

import org.jspecify.annotations.NullMarked;
