/** The container image: the application's directory, its AOT cache, its layers, its digest. */
@NullMarked
package dev.knativepredict.image;

import org.jspecify.annotations.NullMarked;
