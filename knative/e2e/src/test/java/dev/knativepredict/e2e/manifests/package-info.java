/** The manifests, rendered, and the rules that they keep. */
@NullMarked
package dev.knativepredict.e2e.manifests;

import org.jspecify.annotations.NullMarked;
