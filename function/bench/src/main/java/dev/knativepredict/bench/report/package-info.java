/** A run as it is saved: as JSON for the next run, and as tables for people. */
@NullMarked
package dev.knativepredict.bench.report;

import org.jspecify.annotations.NullMarked;
