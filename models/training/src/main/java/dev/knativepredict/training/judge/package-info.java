/** How good a model is, and whether a sealed model still is what its manifest says. */
@NullMarked
package dev.knativepredict.training.judge;

import org.jspecify.annotations.NullMarked;
