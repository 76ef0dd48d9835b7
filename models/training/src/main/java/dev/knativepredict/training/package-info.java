/** Training: rows of data in, a judged and sealed model directory out, or a reason why not. */
@NullMarked
package dev.knativepredict.training;

import org.jspecify.annotations.NullMarked;
