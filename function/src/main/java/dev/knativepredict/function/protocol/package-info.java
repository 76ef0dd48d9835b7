/** What a protocol is; each has a package of its own below this one. */
@NullMarked
package dev.knativepredict.function.protocol;

import org.jspecify.annotations.NullMarked;
