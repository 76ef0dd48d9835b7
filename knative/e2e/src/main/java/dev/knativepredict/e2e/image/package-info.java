/** Images to release, made from the real image: with other models or with faults. */
@NullMarked
package dev.knativepredict.e2e.image;

import org.jspecify.annotations.NullMarked;
