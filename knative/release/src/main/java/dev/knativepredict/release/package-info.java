/** The steps of a release, a rollback and a promotion, in their order. */
@NullMarked
package dev.knativepredict.release;

import org.jspecify.annotations.NullMarked;
