package dev.knativepredict.function.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.function.contract.attack.Frames;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP/2 by prior knowledge, on the port of HTTP/1.1. */
class Http2Test extends OnTheWire {

  private Http2Caller call2() throws IOException {
    return new Http2Caller(call());
  }

  @Test
  void requestsAreAnsweredEachOnItsStream() throws IOException {
    try (Http2Caller caller = call2()) {
      caller.begin();
      caller.post(1, "/echo", "one");
      caller.post(3, "/other", "two");

      assertThat(caller.answers(2))
          .hasEntrySatisfying(1, answer -> assertThat(answer).startsWith("200 ").endsWith("one"))
          .hasEntrySatisfying(3, answer -> assertThat(answer).startsWith("404 "));
      assertThat(exchange(ECHO.replace("Host: it", "Host: it\r\nConnection: close")))
          .startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void thePrefaceMayComeByteByByte() throws IOException {
    try (Http2Caller caller = call2()) {
      caller.beginByteByByte();
      caller.post(1, "/echo", "one");

      assertThat(caller.answers(1).get(1)).endsWith("one");
    }
  }

  @Test
  void aPrefaceThatIsNoneIsA505() throws IOException {
    assertThat(exchange("PRI * HTTP/2.0\r\n\r\nXM\r\n\r\n")).startsWith("HTTP/1.1 505 ");
    assertThat(exchange("PRI /x HTTP/1.1\r\nHost: it\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 404 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/\u0097cho", "echo", "?x"})
  void whatHttp11CouldNotCarryIsA400(String path) throws IOException {
    try (Http2Caller caller = call2()) {
      caller.begin();
      caller.post(1, path, "one");

      assertThat(caller.answers(1).get(1)).startsWith("400 ");
    }
  }

  @Test
  void oneHostIsNamedHoweverItIs() throws IOException {
    int end = Frames.END_HEADERS | Frames.END_STREAM;
    try (Http2Caller caller = call2()) {
      caller.begin();
      caller.write(Http2Caller.head(1, end, ":path", "/echo", "host", "it"));
      caller.write(Http2Caller.head(3, end, ":path", "/echo", ":authority", "it", "host", "it"));
      caller.write(Http2Caller.head(5, end, ":path", "/echo", ":authority", "it", "host", "you"));
      caller.write(Http2Caller.head(7, end, ":path", "/echo", "host", "it", "host", "you"));
      caller.write(Http2Caller.head(9, end, ":path", "/echo"));

      assertThat(caller.answers(5).entrySet())
          .extracting(answer -> answer.getKey() + " " + answer.getValue().substring(0, 3))
          .containsExactlyInAnyOrder("1 200", "3 200", "5 400", "7 400", "9 400");
    }
  }

  @ParameterizedTest
  @CsvSource({"x, y, 200", "x y, z, reset", "x, 'a\nb', reset"})
  void trailersAreReadAsStrictlyAsHeads(String name, String value, String answer)
      throws IOException {
    try (Http2Caller caller = call2()) {
      caller.begin();
      caller.unfinished(1, "/echo", "one");
      int end = Frames.END_HEADERS | Frames.END_STREAM;
      caller.write(Frames.frame(Frames.HEADERS, end, 1, Frames.literals(name, value)));

      assertThat(caller.answers(1).get(1)).startsWith(answer);
    }
  }

  @Test
  void whoBreaksTheRulesIsToldSo() throws IOException {
    try (Http2Caller caller = call2()) {
      caller.begin();
      caller.write(Frames.frame(Frames.DATA, 0, 0));

      assertThat(caller.end()).isEqualTo("GOAWAY");
    }
  }

  @Test
  void manyRequestsOfOneConnectionAreAnswered() throws IOException {
    try (Http2Caller caller = call2()) {
      caller.begin();
      for (int i = 0; i < 50; i++) {
        caller.post(2 * i + 1, "/echo", "x".repeat(i));
      }

      assertThat(caller.answers(50))
          .hasSize(50)
          .allSatisfy((_, answer) -> assertThat(answer).startsWith("200 "));
    }
  }

  @Test
  void ofABodyThatIsTooLongOneByteMoreThanTheLimitIsKept() throws IOException {
    restart(Map.of("MAX_BODY_BYTES", "100"));
    try (Http2Caller caller = call2()) {
      caller.begin();
      caller.post(1, "/echo", "x".repeat(15_000));

      assertThat(caller.answers(1).get(1)).isEqualTo("200 " + "x".repeat(101));
      assertThat(server.heldBytes()).isZero();
    }
  }

  @Test
  void bodiesThatTogetherNeedTooMuchMemoryAreA503() throws IOException {
    restart(Map.of("MAX_HELD_BYTES", "20000", "MAX_BODY_BYTES", "20000"));
    try (Http2Caller caller = call2()) {
      caller.begin();
      caller.unfinished(1, "/echo", "x".repeat(15_000));
      caller.post(3, "/echo", "x".repeat(15_000));

      assertThat(caller.answers(1).get(3)).startsWith("503 ").contains("too-many-bytes");
      caller.reset(1);
      caller.post(5, "/echo", "x");
      assertThat(caller.answers(1).get(5)).startsWith("200 ");
    }
  }

  @Test
  void whoHangsUpHoldsNothing() throws Exception {
    try (Http2Caller caller = call2()) {
      caller.begin();
      caller.unfinished(1, "/echo", "x".repeat(1_000));
      caller.post(3, "/echo", "x");
      caller.answers(1);
    }

    for (int i = 0; i < 300 && server.heldBytes() > 0; i++) {
      Thread.sleep(10);
    }
    assertThat(server.heldBytes()).isZero();
  }

  @Test
  void whoIsDrainedGetsHisAnswersAndTheEnd() throws Exception {
    try (Http2Caller caller = call2()) {
      caller.begin();
      caller.post(1, "/echo", "one");
      assertThat(caller.answers(1).get(1)).endsWith("one");

      server.drain(1_000);

      assertThat(caller.end()).contains("GOAWAY");
    }
  }

  @Test
  void aSlowBodyIsCutOff() throws Exception {
    restart(Map.of("TRANSFER_TIMEOUT_MS", "300"));
    try (Http2Caller caller = call2()) {
      caller.begin();
      caller.unfinished(1, "/echo", "x");

      assertThat(caller.end()).isNotNull();
    }
  }
}
