/** How the traffic is split and how far a release has come: rules that need no cluster. */
@NullMarked
package dev.knativepredict.release.traffic;

import org.jspecify.annotations.NullMarked;
