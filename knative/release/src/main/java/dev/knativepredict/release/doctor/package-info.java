/** What of a cluster would spoil a release or a wake from zero, each with its cure. */
@NullMarked
package dev.knativepredict.release.doctor;

import org.jspecify.annotations.NullMarked;
