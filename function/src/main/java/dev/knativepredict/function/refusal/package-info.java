/** What a caller can do wrong, without HTTP. */
@NullMarked
package dev.knativepredict.function.refusal;

import org.jspecify.annotations.NullMarked;
