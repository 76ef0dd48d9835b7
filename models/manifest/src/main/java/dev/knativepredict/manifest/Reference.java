package dev.knativepredict.manifest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The distribution of the training rows, in {@code reference.json}: later requests are compared
 * with it.
 *
 * @param rows how many rows there were
 * @param features each feature's values, by its name
 * @param predictions the labels or values that the model predicted for these rows
 * @param probabilities the probabilities that it predicted, by label; empty if it has none
 * @param confidence how often it was right on rows that it had not learned from; null if that isn't
 *     known
 */
public record Reference(
    int rows,
    SortedMap<String, Spread> features,
    Spread predictions,
    SortedMap<String, Spread.Bins> probabilities,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Confidence confidence) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /**
   * Reads {@code reference.json}.
   *
   * @throws IllegalArgumentException if it is not the JSON of a reference
   */
  public static Reference read(byte[] json) {
    return ReferenceReader.reference(JsonElement.read(json));
  }

  /** What {@code reference.json} holds. */
  public String json() {
    return JSON.writeValueAsString(this) + "\n";
  }

  /**
   * Rows by the probability of the predicted label, in {@link ConfidenceBins}.
   *
   * @param rows how many there were in each bin
   * @param correct how many of them had the label that was predicted
   */
  public record Confidence(List<Integer> rows, List<Integer> correct) {

    public Confidence {
      rows = List.copyOf(rows);
      correct = List.copyOf(correct);
      if (rows.size() != ConfidenceBins.COUNT || correct.size() != ConfidenceBins.COUNT) {
        throw new IllegalArgumentException(
            "confidence: there are %d bins, not %d and %d"
                .formatted(ConfidenceBins.COUNT, rows.size(), correct.size()));
      }
    }
  }

  /** The shares of the rows that have each value; with {@code missing} they sum to 1. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Spread.Bins.class, name = "bins"),
    @JsonSubTypes.Type(value = Spread.Categories.class, name = "categories")
  })
  public sealed interface Spread {

    /** The share of the rows that have no value. */
    double missing();

    /**
     * Numbers, in bins that hold about as many rows each.
     *
     * @param edges where a bin ends, the edge with it, and the next begins; rising
     * @param shares one more than there are edges: up to the first, and at last above the last
     */
    record Bins(List<Double> edges, List<Double> shares, double missing) implements Spread {
      public Bins {
        edges = List.copyOf(edges);
        shares = List.copyOf(shares);
      }
    }

    /** Texts or labels, each with its share. */
    record Categories(SortedMap<String, Double> shares, double missing) implements Spread {}
  }
}
