/** Runs the release tool as a person would. */
@NullMarked
package dev.knativepredict.e2e.release;

import org.jspecify.annotations.NullMarked;
