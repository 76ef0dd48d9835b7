@NullMarked
package dev.knativepredict.function.webhook;

import org.jspecify.annotations.NullMarked;
