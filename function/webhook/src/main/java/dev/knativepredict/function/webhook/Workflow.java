package dev.knativepredict.function.webhook;

/** What asks the registry for all that is new, and imports it. It may be started at any time. */
@FunctionalInterface
interface Workflow {

  /**
   * Starts it, and doesn't wait for its end.
   *
   * @throws WorkflowUnavailable if that didn't work, or nobody knows
   */
  void start();
}
