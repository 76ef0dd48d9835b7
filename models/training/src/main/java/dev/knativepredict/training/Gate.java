package dev.knativepredict.training;

/** Gate: the model's own least accuracy, or no model. */
final class Gate {

  private Gate() {}

  static void hold(ModelSettings settings, Judgement judgement) {
    if (judgement.accuracy() < settings.gate().minAccuracy()) {
      throw new BelowGate(settings.name(), judgement, settings.gate().minAccuracy());
    }
  }
}
