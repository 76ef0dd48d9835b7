package dev.knativepredict.function.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.knativepredict.function.contract.attack.Frames;
import dev.knativepredict.function.edge.Cors;
import dev.knativepredict.function.edge.Edge;
import dev.knativepredict.function.edge.IncomingRequest;
import dev.knativepredict.function.edge.Problems;
import dev.knativepredict.function.edge.RequestContext;
import dev.knativepredict.function.edge.RequestObserver;
import dev.knativepredict.function.edge.Response;
import dev.knativepredict.function.edge.Route;
import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever frames come in whatever packets: what is answered is a request that HTTP/1.1 could
 * carry, nothing is a fault, and nothing is held in the end.
 */
class Http2FuzzTest {

  private static final int DATA = Frames.DATA;
  private static final int HEADERS = Frames.HEADERS;
  private static final int END = Frames.END_HEADERS | Frames.END_STREAM;
  private static final Problems ERRORS = new Problems(new Json(16));
  private static final Settings SETTINGS =
      Settings.from(Map.of("MAX_BODY_BYTES", "50", "MAX_HELD_BYTES", "9000"));

  private static final Pattern ANSWERED =
      Pattern.compile("(200|400|404|405|413|415|503) ([!-~]+ [/*][!-~]* [\\t -~\\x80-\\xff]*)?");

  private static final class Recorder implements RequestObserver {

    final List<String> requests = new ArrayList<>();

    @Override
    public void answered(RequestContext context, Response response) {
      IncomingRequest request = context.request();
      String agent = request == null ? "" : request.headers().first("user-agent");
      String line = request == null ? "" : request.method() + " " + request.path() + " " + agent;
      requests.add(response.status() + " " + line);
    }
  }

  static Stream<byte[]> seeds() {
    byte[] good = head(":authority", "it", ":path", "/echo?x", "user-agent", "me");
    byte[] hello = "hello".getBytes(StandardCharsets.ISO_8859_1);
    return Stream.of(
            List.of(part(HEADERS, END, 1, good), part(HEADERS, END, 3, head(":path", "/echo"))),
            List.of(part(HEADERS, 4, 1, good), part(DATA, 0, 1, hello), part(DATA, 1, 1, hello)),
            List.of(part(HEADERS, 4, 1, good), part(DATA, 1, 1, new byte[200])),
            List.of(part(HEADERS, 4, 1, good), part(DATA, 0, 1, hello), part(3, 0, 1, new byte[4])),
            List.of(
                part(HEADERS, 4, 1, good), part(HEADERS, END, 1, Frames.literals("x", "trailer"))),
            List.of(
                part(HEADERS, 1, 1, good), part(9, 4, 1, Frames.literals("content-length", "5"))),
            List.of(part(HEADERS, END, 1, head(":authority", "it", ":path", "/\u0097cho"))),
            List.of(part(DATA, 0, 0, hello)))
        .map(parts -> Frames.join(parts.toArray(byte[][]::new)));
  }

  private static byte[] head(String... more) {
    return Frames.join(
        Frames.literals(":method", "POST", ":scheme", "http"), Frames.literals(more));
  }

  /** A frame as the fuzz sees it: its length is always right. */
  private static byte[] part(int type, int flags, int stream, byte[] payload) {
    byte[] first = {(byte) type, (byte) flags, (byte) stream, (byte) payload.length};
    return Frames.join(first, payload);
  }

  private static byte[] frames(byte[] parts) {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    frames.writeBytes(Frames.join(Frames.PREFACE, Frames.settings()));
    ByteBuffer in = ByteBuffer.wrap(parts);
    while (in.remaining() >= 4) {
      int type = in.get();
      int flags = in.get();
      int stream = in.get();
      byte[] payload = new byte[Math.min(in.get() & 0xff, in.remaining())];
      in.get(payload);
      frames.writeBytes(Frames.frame(type, flags, stream, payload));
    }
    return frames.toByteArray();
  }

  @MethodSource("seeds")
  @FuzzTest
  void whatIsAnsweredIsValid(byte[] parts) throws IOException {
    byte[] bytes = frames(parts);
    List<String> requests = requests(bytes, bytes.length);
    assertThat(requests).allMatch(request -> ANSWERED.matcher(request).matches());
    assertThat(requests(bytes, 1)).as("in packets of one byte").isEqualTo(requests);
  }

  private static List<String> requests(byte[] bytes, int packet) throws IOException {
    Recorder recorder = new Recorder();
    Route echo = Route.of("/echo", new Echo(), ERRORS);
    Answering answering =
        new Answering(
            new Edge(List.of(echo), ERRORS, recorder, Cors.OFF), Map::of, SETTINGS.limits());
    List<Http2Request> complete = new ArrayList<>();
    Http2Codec codec = new Http2Codec(answering, complete::add);
    for (int at = 0; codec.isOpen() && at < bytes.length; at += packet) {
      byte[] next = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + packet));
      codec.receive(next, next.length);
    }
    for (Http2Request request : complete) {
      codec.write(request, request.answer(answering), Map.of());
    }
    codec.send(new ByteArrayOutputStream());
    codec.end();
    assertThat(answering.heldBytes().held()).isZero();
    return recorder.requests;
  }
}
