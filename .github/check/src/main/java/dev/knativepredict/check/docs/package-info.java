/** Every command in the documentation: who runs it, and the run itself. */
@NullMarked
package dev.knativepredict.check.docs;

import org.jspecify.annotations.NullMarked;
