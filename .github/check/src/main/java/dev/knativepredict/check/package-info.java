/** Checks of every push besides the tests: its Kubernetes manifests and its workflows. */
@NullMarked
package dev.knativepredict.check;

import org.jspecify.annotations.NullMarked;
