package dev.knativepredict.bench.measure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** All values of a run: by measure and server, one a round. */
public record Samples(Map<Measure, Map<String, List<Double>>> values) {

  public Samples() {
    this(new EnumMap<>(Measure.class));
  }

  void add(Measure measure, String server, double value) {
    values
        .computeIfAbsent(measure, _ -> new TreeMap<>())
        .computeIfAbsent(server, _ -> new ArrayList<>())
        .add(value);
  }

  /** A server's values, in the order of the rounds; none where it was not measured. */
  public List<Double> of(Measure measure, String server) {
    return values.getOrDefault(measure, Map.of()).getOrDefault(server, List.of());
  }

  public Optional<Spread> spread(Measure measure, String server) {
    List<Double> found = of(measure, server);
    return found.isEmpty() ? Optional.empty() : Optional.of(Spread.of(found));
  }

  /** One server's values over another's of the same round: what the machine did, it did to both. */
  public Spread ratio(Measure measure, String server, String peer) {
    List<Double> own = of(measure, server);
    List<Double> other = of(measure, peer);
    return Spread.of(
        IntStream.range(0, Math.min(own.size(), other.size()))
            .mapToObj(round -> own.get(round) / other.get(round))
            .toList());
  }
}
