/** Who gets which share of the traffic, and how far a release has come: rules without a cluster. */
@NullMarked
package dev.knativepredict.release.traffic;

import org.jspecify.annotations.NullMarked;
