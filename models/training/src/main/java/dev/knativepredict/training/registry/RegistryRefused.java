package dev.knativepredict.training.registry;

import dev.knativepredict.manifest.BrokenModel;

/** The registry says no, or what it has can't be taken. The message is one line. */
public final class RegistryRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  static final String MISSING = "RESOURCE_DOES_NOT_EXIST";
  static final String EXISTS = "RESOURCE_ALREADY_EXISTS";
  static final String INVALID = "INVALID_PARAMETER_VALUE";

  private final String code;

  RegistryRefused(String reason) {
    this(reason, "");
  }

  /**
   * A refusal by the server.
   *
   * @param code MLflow's {@code error_code}; empty if it gave none
   */
  RegistryRefused(String reason, String code) {
    super(BrokenModel.oneLine(reason));
    this.code = code;
  }

  boolean is(String other) {
    return code.equals(other);
  }
}
