/**
 * Hostile requests, sent as bytes, at a function that runs somewhere or that the suite starts.
 * {@code make attack} runs them and prints a table.
 */
@NullMarked
package dev.knativepredict.function.contract.attack;

import org.jspecify.annotations.NullMarked;
