package dev.knativepredict.function.settings;

/**
 * The limits of requests.
 *
 * @param bodyBytes the longest body, in bytes
 * @param rows the most rows of one request
 * @param depth the deepest nesting of a body's JSON
 * @param concurrency how many predictions run at once
 * @param queue how many predictions wait; more are refused with 503
 * @param requestMillis how long a request may take, in ms; a longer one is stopped and refused with
 *     503
 * @param drainMillis how long requests in flight may go on after SIGTERM, in ms
 * @param intraOpThreads how many threads onnxruntime uses for one prediction
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
