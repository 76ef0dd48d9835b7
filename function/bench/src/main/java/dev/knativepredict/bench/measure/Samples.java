package dev.knativepredict.bench.measure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * All measured values of a run.
 *
 * @param values by metric and server: one value per round, in the unit of the metric
 */
public record Samples(Map<Metric, Map<String, List<Double>>> values) {

  public Samples() {
    this(new EnumMap<>(Metric.class));
  }

  void add(Metric metric, String server, double value) {
    values
        .computeIfAbsent(metric, _ -> new TreeMap<>())
        .computeIfAbsent(server, _ -> new ArrayList<>())
        .add(value);
  }

  /** The values of a server, in the order of the rounds; empty if it wasn't measured. */
  public List<Double> of(Metric metric, String server) {
    return values.getOrDefault(metric, Map.of()).getOrDefault(server, List.of());
  }

  public Optional<Spread> spread(Metric metric, String server) {
    List<Double> found = of(metric, server);
    return found.isEmpty() ? Optional.empty() : Optional.of(Spread.of(found));
  }

  /**
   * The values of one server divided by those of another. Only values of the same round are
   * compared: if the machine was slow in that round, it was slow for both.
   */
  public Spread ratio(Metric metric, String server, String peer) {
    return ratio(of(metric, server), of(metric, peer));
  }

  /** The values of one metric divided by those of another, of the same server and round. */
  public Spread ratio(Metric metric, Metric base, String server) {
    return ratio(of(metric, server), of(base, server));
  }

  private static Spread ratio(List<Double> own, List<Double> other) {
    return Spread.of(
        IntStream.range(0, Math.min(own.size(), other.size()))
            .mapToObj(round -> own.get(round) / other.get(round))
            .toList());
  }
}
