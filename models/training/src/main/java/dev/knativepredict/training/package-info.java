/** The training program: its commands, and the steps from rows of data to a sealed model. */
@NullMarked
package dev.knativepredict.training;

import org.jspecify.annotations.NullMarked;
