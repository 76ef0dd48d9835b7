/** The functions that are served, typed by their generics. */
@NullMarked
package dev.knativepredict.function.catalog;

import org.jspecify.annotations.NullMarked;
