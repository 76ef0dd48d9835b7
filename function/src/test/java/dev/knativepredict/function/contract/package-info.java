/** What callers and platforms rely on, told of every front end that runs the functions. */
@NullMarked
package dev.knativepredict.function.contract;

import org.jspecify.annotations.NullMarked;
