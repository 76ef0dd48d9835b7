/** Images made from the real one: other models, and faults. */
@NullMarked
package dev.knativepredict.e2e.image;

import org.jspecify.annotations.NullMarked;
