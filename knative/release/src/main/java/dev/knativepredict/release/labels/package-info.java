/** What labels that came later say of a model's answers, and what to expect until they come. */
@NullMarked
package dev.knativepredict.release.labels;

import org.jspecify.annotations.NullMarked;
