package dev.knativepredict.bench.netty;

import ai.onnxruntime.OrtException;
import io.netty.util.concurrent.FastThreadLocal;

/** The scorer of each thread. */
final class Scorers {

  private final FastThreadLocal<Scorer> ofThreads = new FastThreadLocal<>();
  private final Classifier model;

  Scorers(Classifier model) {
    this.model = model;
  }

  /** The scorer of this thread. */
  Scorer mine() throws OrtException {
    Scorer scorer = ofThreads.getIfExists();
    if (scorer == null) {
      scorer = new Scorer(model);
      ofThreads.set(scorer);
    }
    return scorer;
  }
}
