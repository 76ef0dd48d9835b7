/** What is learned from rows: features, points cards and, by a family of models, a classifier. */
@NullMarked
package dev.knativepredict.training.fit;

import org.jspecify.annotations.NullMarked;
