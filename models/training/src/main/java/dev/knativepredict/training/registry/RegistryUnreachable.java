package dev.knativepredict.training.registry;

import dev.knativepredict.manifest.BrokenModel;

/** The registry gives no answer, or none in time: the same again may work. */
public final class RegistryUnreachable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RegistryUnreachable(TrackingServer server, String reason) {
    super("the registry %s is out of reach: %s".formatted(server, BrokenModel.oneLine(reason)));
  }
}
