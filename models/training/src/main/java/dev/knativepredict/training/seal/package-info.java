/** From a graph that was trained elsewhere to a sealed model directory. */
@NullMarked
package dev.knativepredict.training.seal;

import org.jspecify.annotations.NullMarked;
