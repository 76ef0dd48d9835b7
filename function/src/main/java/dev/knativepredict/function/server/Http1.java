package dev.knativepredict.function.server;

import dev.knativepredict.function.edge.HeldBytes;
import dev.knativepredict.function.edge.HttpError;
import dev.knativepredict.function.edge.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.RequestHeaderFieldsTooLargeException;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.jspecify.annotations.Nullable;

/** A connection by HTTP/1.1: one request and its response after the other. */
final class Http1 implements Conversation {

  private final Socket socket;
  private final Progress progress;
  private final Answering answering;
  private final HttpCoreConnection http;
  private boolean last;

  Http1(Socket socket, Progress progress, Answering answering) {
    this.socket = socket;
    this.progress = progress;
    this.answering = answering;
    this.http = new HttpCoreConnection(() -> progress.enter(Progress.Phase.REST_OF_REQUEST));
  }

  @Override
  public void run(InputStream in) throws IOException {
    http.bind(socket, in);
    while (!last) {
      progress.enter(Progress.Phase.NEXT_REQUEST);
      try {
        ClassicHttpRequest request = http.receiveRequestHeader();
        if (request == null) {
          return;
        }
        answer(request);
      } catch (InvalidRequest e) {
        refuse(e.error());
      } catch (RequestHeaderFieldsTooLargeException e) {
        refuse(new HttpError.HeadTooLong(StrictLines.LONGEST));
      } catch (HttpException e) {
        refuse(new HttpError.MalformedRequest());
      }
    }
  }

  /** Answers whatever is sent, without reading it. */
  void refuseAll(HttpError error) throws IOException {
    http.bind(socket);
    refuse(error);
  }

  private void answer(ClassicHttpRequest request) throws IOException, HttpException {
    http.receiveRequestEntity(request);
    Body body = new Body(request.getEntity(), progress, continuation(request));
    answer(request, body);
    if (!last) {
      // Without waiting for a body that is of no use: it may never come.
      body.readRest();
    }
  }

  private void answer(ClassicHttpRequest request, Body body) throws IOException, HttpException {
    answering.inFlight().begin();
    try (HeldBytes.Share share = answering.heldBytes().share()) {
      Map<String, String> common = answering.commonHeaders();
      Response answer = answering.answer(Messages.request(request, body, share));
      boolean keepAlive =
          body.leadsOn() && !answering.inFlight().isDraining() && Messages.keepsAlive(request);
      progress.enter(Progress.Phase.REST_OF_ANSWER);
      send(answer, common, keepAlive, request.getMethod().equals("HEAD"));
    } finally {
      answering.inFlight().end();
    }
  }

  /** Sends 100 (Continue) when the body is wanted, and not where the answer is known without it. */
  private Body.@Nullable Continuation continuation(ClassicHttpRequest request) throws IOException {
    Header expect = request.getFirstHeader(HttpHeaders.EXPECT);
    if (expect == null || Framing.isOld(request)) {
      return null;
    }
    if (!expect.getValue().equalsIgnoreCase("100-continue")) {
      throw new InvalidRequest(new HttpError.UnknownExpectation());
    }
    return () -> {
      try {
        http.sendResponseHeader(new BasicClassicHttpResponse(HttpStatus.SC_CONTINUE));
        http.flush();
      } catch (HttpException e) {
        throw new IOException(e);
      }
    };
  }

  private void refuse(HttpError error) throws IOException {
    progress.enter(Progress.Phase.REST_OF_ANSWER);
    try {
      send(answering.refuse(error), answering.commonHeaders(), false, false);
    } catch (HttpException e) {
      throw new IOException(e);
    }
  }

  private void send(
      Response answer, Map<String, String> common, boolean keepAlive, boolean headOnly)
      throws IOException, HttpException {
    BasicClassicHttpResponse response = Messages.response(answer, common, keepAlive);
    http.sendResponseHeader(response);
    if (!headOnly) {
      http.sendResponseEntity(response);
    }
    http.flush();
    last = !keepAlive;
  }

  @Override
  public Stream<Progress> progress() {
    return Stream.of(progress);
  }

  /** The response of the last request says that it is the last: nothing else is to be done. */
  @Override
  public void drain() {}
}
