package dev.knativepredict.release.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.time.FakeTime;
import dev.knativepredict.release.traffic.RevisionName;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProbeTest {

  private static final RevisionName GOOD = new RevisionName("good");

  private final FakeTime time = new FakeTime();

  /** Responds with these revisions, and at the end always with the last. */
  private record Scripted(Deque<String> revisions) implements Caller {
    @Override
    public TimedResponse get(URI base, String path) {
      String revision = revisions.size() > 1 ? revisions.removeFirst() : revisions.getFirst();
      boolean none = revision.equals("none");
      return new TimedResponse(
          none ? 503 : 200,
          none || revision.equals("unnamed") ? null : revision,
          true,
          "body",
          Duration.ZERO);
    }

    @Override
    public TimedResponse post(URI base, String path, String body) {
      throw new AssertionError("a probe predicts nothing");
    }

    @Override
    public TimedResponse probe(URI base) {
      throw new AssertionError("Knative itself has no revision");
    }

    @Override
    public void close() {}
  }

  @Test
  void tenResponsesInARowOfTheRevisionAreEnough() {
    assertThat(probe("good")).isEmpty();
    assertThat(time.instant()).isEqualTo(FakeTime.START);
  }

  @Test
  void oneOtherResponseStartsTheCountAgain() {
    assertThat(probe("good", "good", "bad", "good")).isEmpty();
    assertThat(time.instant()).isAfter(FakeTime.START);
  }

  @Test
  void saysWhatAnsweredInsteadWhenThePatienceIsOver() {
    assertThat(probe("bad")).contains("revision bad");
    assertThat(probe("none")).contains("HTTP 503 body");
  }

  @Test
  void aServiceThatNamesNoRevisionIsBelieved() {
    assertThat(probe("unnamed")).isEmpty();
  }

  private Optional<String> probe(String... revisions) {
    Caller caller = new Scripted(new ArrayDeque<>(List.of(revisions)));
    return new Probe(caller, time, URI.create("http://it")).waitFor(GOOD, Duration.ofSeconds(5));
  }
}
