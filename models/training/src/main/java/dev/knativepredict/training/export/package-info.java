/** The files of a sealed model directory. */
@NullMarked
package dev.knativepredict.training.export;

import org.jspecify.annotations.NullMarked;
