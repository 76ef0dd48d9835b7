/** Function beans by JSON, each at the path of its name. */
@NullMarked
package dev.knativepredict.function.protocol.functions;

import org.jspecify.annotations.NullMarked;
