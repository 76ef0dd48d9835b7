/** What was measured, and the page made of it. */
@NullMarked
package dev.knativepredict.e2e.results;

import org.jspecify.annotations.NullMarked;
