/** The thin HTTP edge: a request to a function of the catalog, its answer or its problem back. */
@NullMarked
package dev.knativepredict.function.http;

import org.jspecify.annotations.NullMarked;
