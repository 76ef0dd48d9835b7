/** What a model has to answer before it is served: the golden requests of its seal. */
@NullMarked
package dev.knativepredict.function.protocol.golden;

import org.jspecify.annotations.NullMarked;
