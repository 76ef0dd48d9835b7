package dev.knativepredict.function.settings;

/**
 * The limits of requests.
 *
 * @param bodyBytes the longest body, in bytes
 * @param heldBytes how much memory the bodies of all requests and responses take together, in bytes
 * @param connections how many connections a port has open at once
 * @param idleMillis how long a connection may be idle, in ms
 * @param transferMillis how long a request may take to arrive and a response to be read, in ms
 * @param rows the most rows of one request
 * @param depth the deepest nesting of a body's JSON
 * @param concurrency how many predictions run at once
 * @param functionConcurrency how many calls of users' functions run at once; more are refused with
 *     503
 * @param queue how many predictions wait; more are refused with 503
 * @param requestMillis how long a request may take, in ms; a longer one is stopped and refused with
 *     503
 * @param drainMillis how long requests in flight may go on after SIGTERM, in ms
 * @param intraOpThreads how many threads onnxruntime uses for one prediction
 */
public record Limits(
    int bodyBytes,
    int heldBytes,
    int connections,
    int idleMillis,
    int transferMillis,
    int rows,
    int depth,
    int concurrency,
    int functionConcurrency,
    int queue,
    int requestMillis,
    int drainMillis,
    int intraOpThreads) {

  public Limits {
    if (bodyBytes > heldBytes) {
      throw new InvalidSetting(
          "MAX_BODY_BYTES",
          "%d is more than MAX_HELD_BYTES (%d), so that no such body could be taken"
              .formatted(bodyBytes, heldBytes));
    }
  }
}
