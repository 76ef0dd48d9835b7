/** What people read about a model: its card and its chart. */
@NullMarked
package dev.knativepredict.training.report;

import org.jspecify.annotations.NullMarked;
