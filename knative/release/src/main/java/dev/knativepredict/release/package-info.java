/** The release tool: its commands, and what a release, a rollback and a promotion do in order. */
@NullMarked
package dev.knativepredict.release;

import org.jspecify.annotations.NullMarked;
