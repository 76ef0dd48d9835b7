package dev.knativepredict.training;

final class SealedModel {
  static final String SETTINGS = "model.yaml";

  private SealedModel() {}
}
