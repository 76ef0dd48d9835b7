/** Builds the container image: the application directory with its AOT cache, and its layers. */
@NullMarked
package dev.knativepredict.image;

import org.jspecify.annotations.NullMarked;
