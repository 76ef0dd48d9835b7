/** The one call between protocols and tensors, and the models behind it. */
@NullMarked
package dev.knativepredict.function.inference;

import org.jspecify.annotations.NullMarked;
