package dev.knativepredict.function.settings;

/**
 * What a request may cost.
 *
 * @param bodyBytes the longest body, in bytes
 * @param rows the most rows of one request
 * @param depth the deepest nesting of a body's JSON
 * @param concurrency how many predictions run at once
 * @param queue how many wait for their turn; more are refused with 503
 * @param requestMillis how long a request may take; a longer one is stopped and refused with 503
 * @param drainMillis how long requests in flight have after SIGTERM
 * @param intraOpThreads onnxruntime's threads within one prediction
 */
public record Limits(
    int bodyBytes,
    int rows,
    int depth,
    int concurrency,
    int queue,
    int requestMillis,
    int drainMillis,
    int intraOpThreads) {}
