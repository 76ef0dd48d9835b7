package dev.knativepredict.e2e;

import java.time.Duration;

/**
 * What a client has seen itself.
 *
 * @param podTime how long pods were there, together
 * @param cold how many answers took as long as only a start does
 */
record SeenCosts(Duration podTime, long cold) {}
