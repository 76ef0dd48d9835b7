/** What a model learns from: its specification, the rows of its data, and how they are split. */
@NullMarked
package dev.knativepredict.training.data;

import org.jspecify.annotations.NullMarked;
