/** The cluster under test: a namespace, the service in it, and its pods. */
@NullMarked
package dev.knativepredict.e2e.cluster;

import org.jspecify.annotations.NullMarked;
