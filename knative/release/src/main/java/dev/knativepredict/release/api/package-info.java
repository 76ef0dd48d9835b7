/** The API server of a Kubernetes cluster: which one the kubeconfig means, and requests to it. */
@NullMarked
package dev.knativepredict.release.api;

import org.jspecify.annotations.NullMarked;
