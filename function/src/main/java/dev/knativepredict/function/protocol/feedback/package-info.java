/** The JSON of labels that come after the answers. */
@NullMarked
package dev.knativepredict.function.protocol.feedback;

import org.jspecify.annotations.NullMarked;
