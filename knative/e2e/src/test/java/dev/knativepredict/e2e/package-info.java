/** The scenarios: what a person would try on a cluster, one after the other. */
@NullMarked
package dev.knativepredict.e2e;

import org.jspecify.annotations.NullMarked;
