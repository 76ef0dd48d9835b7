package dev.knativepredict.function.web;

import dev.knativepredict.function.PredictFunction;

/** The process, on Spring Boot and spring-cloud-function-web. */
public final class WebFunction {

  private WebFunction() {}

  /** Takes no arguments: all settings come from the environment. */
  public static void main(String[] args) {
    PredictFunction.serve(new WebHost());
  }
}
