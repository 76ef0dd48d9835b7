package dev.knativepredict.function.web;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.function.edge.Edge;
import dev.knativepredict.function.edge.HttpError;
import dev.knativepredict.function.edge.IncomingRequest;
import dev.knativepredict.function.edge.Response;
import dev.knativepredict.function.server.InFlight;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The edge as a filter before the framework. It answers everything that is not the call of a
 * function, and everything that is refused.
 */
final class Gate implements Filter {

  /** What a gate asks. */
  private record Open(Edge edge, Supplier<Map<String, String>> headers) {}

  private final InFlight inFlight = new InFlight();
  private volatile @Nullable Open open;

  /**
   * Opens the gate, before the port is.
   *
   * @param headers those of every response
   */
  void open(Edge edge, Supplier<Map<String, String>> headers) {
    open = new Open(edge, headers);
  }

  /** Notes a request that Tomcat has refused by itself. */
  void refused(int status) {
    Open gate = open;
    if (gate != null) {
      gate.edge.refuse(
          status == 431 ? new HttpError.HeadTooLong(0) : new HttpError.MalformedRequest());
    }
  }

  /** Waits until the requests in flight are answered, or the time is up. */
  void drain(int millis) {
    inFlight.drain(millis);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException {
    HttpServletRequest in = (HttpServletRequest) request;
    HttpServletResponse out = (HttpServletResponse) response;
    inFlight.begin();
    try {
      Open gate = requireNonNull(open);
      Map<String, String> common = gate.headers.get();
      IncomingRequest incoming =
          new IncomingRequest(
              in.getMethod(),
              in.getRequestURI(),
              in::getHeader,
              in.getInputStream(),
              in.getProtocol());
      Response answer = new Exchange(in, out, chain).within(() -> gate.edge.answer(incoming));
      send(out, answer, common, in.getMethod().equals("HEAD"));
    } finally {
      inFlight.end();
    }
  }

  private void send(
      HttpServletResponse out, Response response, Map<String, String> common, boolean headOnly)
      throws IOException {
    out.setStatus(response.status());
    common.forEach(out::setHeader);
    response.headers().forEach(out::setHeader);
    out.setHeader("Content-Type", response.contentType());
    if (inFlight.isDraining()) {
      out.setHeader("Connection", "close");
    }
    out.setContentLength(response.body().length);
    if (!headOnly) {
      out.getOutputStream().write(response.body());
    }
    out.flushBuffer();
  }
}
