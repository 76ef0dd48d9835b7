/** The process's start, readiness, end and identity. */
@NullMarked
package dev.knativepredict.function.lifecycle;

import org.jspecify.annotations.NullMarked;
