package dev.knativepredict.function.web;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.function.edge.HeldBytes;
import dev.knativepredict.function.edge.HttpError;
import dev.knativepredict.function.edge.IncomingRequest;
import dev.knativepredict.function.edge.Response;
import dev.knativepredict.function.server.Answering;
import dev.knativepredict.function.web.SlowCallers.Watch;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The edge as a filter before the framework. It answers everything that is not the call of a
 * function, and everything that is refused.
 */
final class Gate implements Filter {

  private static final Logger LOG = System.getLogger(Gate.class.getName());

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
    Watch watch = BoundedProcessor.watch();
    answering.inFlight().begin();
    try (HeldBytes.Share share = answering.heldBytes().share()) {
      Map<String, String> common = answering.commonHeaders();
      IncomingRequest incoming = request(in, new WatchedBody(in, watch, share), share);
      Response answer =
          isValid(in)
              ? new Exchange(in, out, chain, share).within(() -> answering.answer(incoming))
              : answering.refuse(new HttpError.MalformedRequest());
      watch.answered();
      send(out, answer, common, in.getMethod().equals("HEAD"));
    } finally {
      answering.inFlight().end();
    }
  }

  private static IncomingRequest request(
      HttpServletRequest in, InputStream body, HeldBytes.Share share) {
    return new IncomingRequest(
        in.getMethod(), in.getRequestURI(), in::getHeader, body, in.getProtocol(), share);
  }

  /** What Tomcat lets pass, and is no HTTP/1.1: requests without a version, ports that none has. */
  private static boolean isValid(HttpServletRequest in) {
    return !in.getProtocol().isEmpty() && in.getServerPort() <= 65_535;
  }

  private void send(
      HttpServletResponse out, Response response, Map<String, String> common, boolean headOnly) {
    out.setStatus(response.status());
    common.forEach(out::setHeader);
    response.headers().forEach(out::setHeader);
    out.setHeader("Content-Type", response.contentType());
    if (answering().inFlight().isDraining()) {
      out.setHeader("Connection", "close");
    }
    out.setContentLength(response.body().length);
    try {
      if (!headOnly) {
        out.getOutputStream().write(response.body());
      }
      out.flushBuffer();
    } catch (IOException e) {
      // The caller has gone, and Tomcat closes the connection.
      LOG.log(Level.DEBUG, "A response was not read", e);
    }
  }
}
