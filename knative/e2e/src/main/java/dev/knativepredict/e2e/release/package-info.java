/** The release tool, run as a person runs it. */
@NullMarked
package dev.knativepredict.e2e.release;

import org.jspecify.annotations.NullMarked;
