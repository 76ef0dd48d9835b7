/** Receives a registry's webhooks, and starts the workflow that asks the registry what is new. */
@NullMarked
package dev.knativepredict.function.webhook;

import org.jspecify.annotations.NullMarked;
