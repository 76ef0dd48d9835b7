/** JSON in and out, token by token, within limits on depth and size. */
@NullMarked
package dev.knativepredict.function.json;

import org.jspecify.annotations.NullMarked;
