/** The only package that talks to Kubernetes. */
@NullMarked
package dev.knativepredict.release.cluster;

import org.jspecify.annotations.NullMarked;
