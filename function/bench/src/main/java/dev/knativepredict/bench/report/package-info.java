/** What people and the next run read of a run. */
@NullMarked
package dev.knativepredict.bench.report;

import org.jspecify.annotations.NullMarked;
