/** The cluster as the tests see it: a namespace with a service in it. */
@NullMarked
package dev.knativepredict.e2e.cluster;

import org.jspecify.annotations.NullMarked;
