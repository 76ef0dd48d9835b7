/** Checks each link from an answer to the data that its model has learned from. */
@NullMarked
package dev.knativepredict.release.chain;

import org.jspecify.annotations.NullMarked;
