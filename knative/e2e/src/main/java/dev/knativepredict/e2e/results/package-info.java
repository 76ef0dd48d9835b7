/** The results of a run, and the page and tables that present them. */
@NullMarked
package dev.knativepredict.e2e.results;

import org.jspecify.annotations.NullMarked;
