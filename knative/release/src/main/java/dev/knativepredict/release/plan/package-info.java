/** From what is asked and what is found to what is to be done: rules without a cluster. */
@NullMarked
package dev.knativepredict.release.plan;

import org.jspecify.annotations.NullMarked;
