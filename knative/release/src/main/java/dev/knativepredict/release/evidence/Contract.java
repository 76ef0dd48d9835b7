package dev.knativepredict.release.evidence;

/**
 * The names that the function and this tool share: those of docs/contract.md that are used here.
 */
final class Contract {

  /** Response headers. */
  static final String REVISION_HEADER = "Revision";

  static final String NAME_HEADER = "Model-Name";
  static final String VERSION_HEADER = "Model-Version";
  static final String SHA256_HEADER = "Model-Sha256";

  static final String START_HEADER = "Start";
  static final String COLD = "cold";
  static final String WARM = "warm";

  /** Names of metrics. */
  static final String REQUESTS = "predict_requests_total";

  static final String DURATION = "predict_duration_seconds";

  /** A series for each bound of its histogram. */
  static final String DURATION_BUCKET = DURATION + "_bucket";

  static final String RUNNING = "predict_running";

  static final String PROCESS_START = "predict_process_start_time_seconds";

  /** Labels of the metrics. */
  static final String REVISION_LABEL = "revision";

  /** Prometheus adds it. */
  static final String NAMESPACE_LABEL = "namespace";

  static final String START_LABEL = "start";
  static final String OUTCOME_LABEL = "outcome";
  static final String MODEL_LABEL = "model";
  static final String VERSION_LABEL = "version";
  static final String FEATURE_LABEL = "feature";
  static final String BIN_LABEL = "bin";
  static final String ANSWERED_BY_LABEL = "answered_by";
  static final String PREDICTED_LABEL = "predicted";
  static final String ACTUAL_LABEL = "actual";
  static final String CORRECT_LABEL = "correct";

  /** Values of the label {@code outcome}. */
  static final String OK = "ok";

  static final String CLIENT_ERROR = "client_error";

  static final String OVERLOADED = "overloaded";
  static final String ERROR = "error";

  private Contract() {}
}
