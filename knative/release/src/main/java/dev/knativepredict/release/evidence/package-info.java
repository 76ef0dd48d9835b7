/**
 * Sends requests and counts the responses, or reads the counts from Prometheus; and asks
 * registries.
 */
@NullMarked
package dev.knativepredict.release.evidence;

import org.jspecify.annotations.NullMarked;
