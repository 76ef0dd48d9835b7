/** How the values of requests and answers are spread: counts to compare with the training data. */
@NullMarked
package dev.knativepredict.function.drift;

import org.jspecify.annotations.NullMarked;
