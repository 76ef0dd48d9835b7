package dev.knativepredict.function.contract;

import static dev.knativepredict.function.contract.Gzip.ROW;
import static dev.knativepredict.function.contract.Gzip.gzip;
import static dev.knativepredict.function.contract.Gzip.padded;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The memory of all bodies together also counts what bodies become, and what is written. */
class HeldBytesTest {

  private static final int LIMIT = 100_000;
  private static final Pattern HOLDS_NOTHING =
      Pattern.compile("\npredict_held_bytes(\\{.*})? 0\\.0\n");

  private static Front front;

  @BeforeAll
  static void start() throws IOException {
    front =
        FrontEnd.underTest()
            .start(
                Environment.of(
                    Environment.CREDIT,
                    "MAX_BODY_BYTES",
                    Integer.toString(LIMIT),
                    "MAX_HELD_BYTES",
                    Integer.toString(LIMIT),
                    "FUNCTIONS",
                    UserFunctions.class.getName()));
  }

  @AfterAll
  static void end() {
    front.close();
  }

  /** What a request holds is given back a moment after its answer was sent. */
  @AfterEach
  void nothingIsHeldAfterwards() throws InterruptedException {
    Instant end = Instant.now().plusSeconds(10);
    while (!holdsNothing() && Instant.now().isBefore(end)) {
      Thread.sleep(10);
    }
    assertThat(holdsNothing()).isTrue();
    front.post("/predict", ROW).ok();
  }

  private static boolean holdsNothing() {
    return HOLDS_NOTHING.matcher(front.management("/metrics").body()).find();
  }

  @Test
  void aCompressedBodyIsCountedWithWhatItBecomes() throws IOException {
    send(gzip(padded(LIMIT / 2))).ok();
    isRefused(send(gzip(padded(LIMIT))));
  }

  @Test
  void aResultWithoutAnEndIsRefusedWhenThereIsNoMoreRoom() {
    isRefused(front.post("/endless", "{\"x\":1,\"y\":2}".getBytes(StandardCharsets.UTF_8)));
  }

  private static void isRefused(ReceivedResponse answer) {
    assertThat(answer.problem(503).get("type").stringValue()).endsWith("too-many-bytes");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }

  private static ReceivedResponse send(byte[] body) {
    return front.send(
        front
            .request("/predict")
            .header("Content-Type", "application/json")
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(body)));
  }
}
