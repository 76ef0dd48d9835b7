package dev.knativepredict.function.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many connections, slow ones, and those that want too much memory. */
class ConnectionsTest extends OnTheWire {

  private static final String HALF =
      "POST /echo HTTP/1.1\r\nHost: it\r\nContent-Length: 90000\r\n\r\n";

  private final List<Socket> callers = new ArrayList<>();

  @AfterEach
  void hangUp() throws IOException {
    for (Socket caller : callers) {
      caller.close();
    }
  }

  private Socket caller(String bytes) throws IOException {
    Socket caller = call();
    callers.add(caller);
    send(caller, bytes);
    return caller;
  }

  /** The beginning of an answer; it has been decided then. */
  private static String begin(Socket caller) throws IOException {
    return new String(caller.getInputStream().readNBytes(13), StandardCharsets.ISO_8859_1);
  }

  @Test
  void whereConnectionsAreTooManyTheOneIdleLongestGivesWay() throws Exception {
    restart(Map.of("MAX_CONNECTIONS", "20"));
    for (int i = 1; i <= 20; i++) {
      int count = i;
      assertThat(begin(caller(ECHO))).isEqualTo("HTTP/1.1 200 ");
      await(() -> server.connections.idle().count() == count);
    }
    assertThat(begin(caller(ECHO))).isEqualTo("HTTP/1.1 200 ");

    assertThat(read(callers.getFirst())).as("the rest of its answer, and the end").endsWith("hi");
    send(callers.get(1), ECHO.replace("Host: it", "Host: it\r\nConnection: close"));
    assertThat(read(callers.get(1))).endsWith("\r\n\r\nhi");
  }

  @Test
  void whereNoneOfTooManyIsIdleANewOneIsA503() throws Exception {
    restart(Map.of("MAX_CONNECTIONS", "20"));
    for (int i = 0; i < 20; i++) {
      caller(HALF + "x");
    }
    await(() -> server.heldBytes() == 20);

    assertThat(read(caller(ECHO)))
        .startsWith("HTTP/1.1 503 ")
        .contains("Retry-After: 1", "too-many-connections");
  }

  @Test
  void aHeadThatComesSlowlyIsCutOff() throws Exception {
    restart(Map.of("TRANSFER_TIMEOUT_MS", "500"));

    assertThat(isCutOff(caller("P"), "O")).isTrue();
    assertThat(isCutOff(caller("POST /echo HTTP/1.1\r\n"), "X: y\r\n")).isTrue();
  }

  @Test
  void aBodyThatComesSlowlyIsCutOff() throws Exception {
    restart(Map.of("TRANSFER_TIMEOUT_MS", "500"));

    assertThat(isCutOff(caller(HALF), "x")).isTrue();
  }

  @Test
  void aBodyThatNeverComesIsAnsweredAndCutOff() throws Exception {
    restart(Map.of("TRANSFER_TIMEOUT_MS", "500"));

    assertThat(read(caller(HALF.replace("/echo", "/other")))).startsWith("HTTP/1.1 404 ");
  }

  @Test
  void anIdleConnectionIsClosed() throws IOException {
    restart(Map.of("IDLE_TIMEOUT_MS", "500"));

    assertThat(read(caller(ECHO))).endsWith("\r\n\r\nhi");
  }

  private static boolean isCutOff(Socket caller, String drop) throws Exception {
    for (int i = 0; i < 40; i++) {
      try {
        send(caller, drop);
      } catch (SocketException e) {
        return true;
      }
      Thread.sleep(Duration.ofMillis(100));
    }
    return false;
  }

  @Test
  void bodiesThatTogetherNeedTooMuchMemoryAreA503() throws Exception {
    restart(Map.of("MAX_HELD_BYTES", "450000", "MAX_BODY_BYTES", "100000"));
    for (int i = 0; i < 5; i++) {
      caller(HALF + "x".repeat(80_000));
    }
    await(() -> server.heldBytes() >= 400_000);

    Socket refused = caller(HALF + "x".repeat(90_000));
    refused.shutdownOutput();
    assertThat(read(refused))
        .startsWith("HTTP/1.1 503 ")
        .contains("Retry-After: 1", "too-many-bytes");

    callers.get(0).close();
    callers.get(1).close();
    await(() -> server.heldBytes() < 250_000);
    String head = "Host: it\r\nConnection: close";
    Socket next = caller(HALF.replace("Host: it", head) + "x".repeat(90_000));

    assertThat(read(next)).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void nothingIsHeldInTheEnd() throws Exception {
    exchange(ECHO.replace("Host: it", "Host: it\r\nConnection: close"));
    caller(HALF + "x").close();

    await(() -> server.heldBytes() == 0 && server.connections() == 0);
  }

  private static void await(BooleanSupplier condition) throws Exception {
    for (int i = 0; i < 500 && !condition.getAsBoolean(); i++) {
      Thread.sleep(Duration.ofMillis(10));
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
