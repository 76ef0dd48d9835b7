package dev.knativepredict.function.server;

import java.io.IOException;

/** The caller closed the connection in the middle of a request; nobody is left to answer. */
final class CutOff extends IOException {

  private static final long serialVersionUID = 1L;
}
