package dev.knativepredict.release.evidence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is sent over and over.
 *
 * @param different what is asked, each in all forms in which it can be
 */
public record Requests(List<List<RecordedRequest>> different) {

  /**
   * A model's golden rows, in every form that the service offers, and recorded requests.
   *
   * @param model null if nobody said
   */
  public static Requests of(@Nullable Model model, List<RecordedRequest> recorded, Offer offer) {
    Stream<List<RecordedRequest>> golden =
        model == null ? Stream.of() : new Forms(model, offer).all().stream();
    return new Requests(Stream.concat(golden, recorded.stream().map(List::of)).toList());
  }

  public boolean isEmpty() {
    return different.isEmpty();
  }

  /** How many of {@link #nth} ask all that is different, and in each form at least once. */
  int enough() {
    int forms = different.stream().mapToInt(List::size).max().orElse(1);
    return different.size() < forms ? different.size() * forms : different.size();
  }

  /** The next one. One round asks everything once, and each round in other forms. */
  RecordedRequest nth(int n) {
    int which = n % different.size();
    List<RecordedRequest> forms = different.get(which);
    return forms.get((which + n / different.size()) % forms.size());
  }

  /** All of them, by their forms. */
  Map<String, List<RecordedRequest>> byForm() {
    return different.stream()
        .flatMap(List::stream)
        .collect(groupingBy(RecordedRequest::form, LinkedHashMap::new, toList()));
  }
}
