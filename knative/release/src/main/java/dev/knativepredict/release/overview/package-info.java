/** What releases, users' requests and the function's counters say of a Service, on one page. */
@NullMarked
package dev.knativepredict.release.overview;

import org.jspecify.annotations.NullMarked;
