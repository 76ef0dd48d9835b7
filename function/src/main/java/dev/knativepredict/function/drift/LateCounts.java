package dev.knativepredict.function.drift;

import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.onnx.Tensor;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The counts of a model's rows. They are made after the first answers, so that no start waits for
 * them; the rows of those are kept until then.
 */
public final class LateCounts {

  /** How many bytes are kept, in all; a text counts as so many. */
  private static final int MOST_KEPT = 64 * 1024;

  private static final int TEXT = 64;

  private record Early(
      Map<String, Tensor> inputs, Map<String, Integer> filled, Map<String, Tensor> outputs) {}

  private final ModelDirectory model;
  private final Queue<Early> early = new ConcurrentLinkedQueue<>();
  private final AtomicLong kept = new AtomicLong();
  private volatile Instant began = Instant.now();
  private volatile @Nullable RowCounts counts;

  public LateCounts(ModelDirectory model) {
    this.model = model;
  }

  /**
   * Counts the rows of a request that was answered.
   *
   * @param inputs by the tensors' names
   * @param filled how many rows left a feature out, by its name
   * @param outputs by the tensors' names
   */
  public void add(
      Map<String, Tensor> inputs, Map<String, Integer> filled, Map<String, Tensor> outputs) {
    RowCounts ready = counts;
    if (ready != null) {
      ready.add(inputs, filled, outputs);
      return;
    }
    early.add(new Early(inputs, filled, outputs));
    if (kept.addAndGet(bytes(inputs) + bytes(outputs)) > MOST_KEPT || counts != null) {
      open();
    }
  }

  private static long bytes(Map<String, Tensor> tensors) {
    long bytes = 0;
    for (Tensor tensor : tensors.values()) {
      bytes +=
          tensor instanceof Tensor.Numbers numbers
              ? numbers.bytes().remaining()
              : (long) TEXT * ((Tensor.Texts) tensor).values().size();
    }
    return bytes;
  }

  /** Forgets what was counted, which was no request of a caller. */
  public void forget() {
    began = Instant.now();
    early.clear();
    kept.set(0);
  }

  /** Since when it counts. */
  public Instant began() {
    return began;
  }

  /** The counts, with all that was kept. */
  public RowCounts open() {
    RowCounts ready = ready();
    for (Early request = early.poll(); request != null; request = early.poll()) {
      ready.add(request.inputs, request.filled, request.outputs);
    }
    return ready;
  }

  private synchronized RowCounts ready() {
    RowCounts ready = counts;
    if (ready == null) {
      ready = RowCounts.of(model);
      counts = ready;
    }
    return ready;
  }
}
