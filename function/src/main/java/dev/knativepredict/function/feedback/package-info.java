/** Labels that come after the answers: the ids of answers, and how often which answer was right. */
@NullMarked
package dev.knativepredict.function.feedback;

import org.jspecify.annotations.NullMarked;
