/** The one place that speaks to Kubernetes. */
@NullMarked
package dev.knativepredict.release.cluster;

import org.jspecify.annotations.NullMarked;
