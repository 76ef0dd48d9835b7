package dev.knativepredict.function.web;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.function.edge.HttpError;
import dev.knativepredict.function.edge.IncomingRequest;
import dev.knativepredict.function.edge.Response;
import dev.knativepredict.function.server.Answering;
import dev.knativepredict.function.server.HeldBytes;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The edge as a filter before the framework. It answers everything that is not the call of a
 * function, and everything that is refused.
 */
final class Gate implements Filter {

  private volatile @Nullable Answering open;

  /** Opens the gate, before the port is. */
  void open(Answering answering) {
    open = answering;
  }

  /** Notes a request that Tomcat has refused by itself. */
  void refused(int status) {
    Answering gate = open;
    if (gate != null) {
      gate.refuse(status == 431 ? new HttpError.HeadTooLong(0) : new HttpError.MalformedRequest());
    }
  }

  /** Waits until the requests in flight are answered, or the time is up. */
  void drain(int millis) {
    answering().inFlight().drain(millis);
  }

  private Answering answering() {
    return requireNonNull(open);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException {
    HttpServletRequest in = (HttpServletRequest) request;
    HttpServletResponse out = (HttpServletResponse) response;
    Answering answering = answering();
    answering.inFlight().begin();
    try (HeldBytes.Share share = answering.heldBytes().share()) {
      Map<String, String> common = answering.commonHeaders();
      IncomingRequest incoming =
          new IncomingRequest(
              in.getMethod(),
              in.getRequestURI(),
              in::getHeader,
              share.hold(in.getInputStream()),
              in.getProtocol());
      Response answer =
          new Exchange(in, out, chain).within(() -> answering.answer(incoming, share));
      send(out, answer, common, in.getMethod().equals("HEAD"));
    } finally {
      answering.inFlight().end();
    }
  }

  private void send(
      HttpServletResponse out, Response response, Map<String, String> common, boolean headOnly)
      throws IOException {
    out.setStatus(response.status());
    common.forEach(out::setHeader);
    response.headers().forEach(out::setHeader);
    out.setHeader("Content-Type", response.contentType());
    if (answering().inFlight().isDraining()) {
      out.setHeader("Connection", "close");
    }
    out.setContentLength(response.body().length);
    if (!headOnly) {
      out.getOutputStream().write(response.body());
    }
    out.flushBuffer();
  }
}
