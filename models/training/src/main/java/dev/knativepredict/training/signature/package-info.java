/** Whether the next version of a model would break the callers of the version that is served. */
@NullMarked
package dev.knativepredict.training.signature;

import org.jspecify.annotations.NullMarked;
