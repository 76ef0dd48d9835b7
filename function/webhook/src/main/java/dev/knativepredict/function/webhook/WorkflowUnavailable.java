package dev.knativepredict.function.webhook;

/** The workflow couldn't be started. The message is one line. */
final class WorkflowUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WorkflowUnavailable(String reason) {
    super(reason.replaceAll("\\p{Cntrl}+", " "), null, false, false);
  }
}
