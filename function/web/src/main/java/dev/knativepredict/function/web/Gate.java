package dev.knativepredict.function.web;

import dev.knativepredict.function.edge.Edge;
import dev.knativepredict.function.edge.Request;
import dev.knativepredict.function.edge.Response;
import dev.knativepredict.function.server.InFlight;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;

/** The edge before the framework: only a function's call that can be answered gets behind it. */
final class Gate extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private final transient Edge edge;
  private final transient Supplier<Map<String, String>> headers;
  private final transient InFlight inFlight = new InFlight();

  Gate(Edge edge, Supplier<Map<String, String>> headers) {
    this.edge = edge;
    this.headers = headers;
  }

  void drain(int millis) {
    inFlight.drain(millis);
  }

  @Override
  protected void doFilter(HttpServletRequest in, HttpServletResponse out, FilterChain chain)
      throws IOException {
    inFlight.begin();
    try {
      Map<String, String> common = headers.get();
      Request request = request(in);
      Response response = new Crossing(in, out, chain).within(() -> edge.answer(request));
      send(out, response, common, in.getMethod().equals("HEAD"));
    } finally {
      inFlight.end();
    }
  }

  private static Request request(HttpServletRequest in) throws IOException {
    return new Request(
        in.getMethod(), in.getRequestURI(), in.getHeader("Content-Type"), in.getInputStream());
  }

  private void send(
      HttpServletResponse out, Response response, Map<String, String> common, boolean head)
      throws IOException {
    out.setStatus(response.status());
    common.forEach(out::setHeader);
    response.headers().forEach(out::setHeader);
    out.setHeader("Content-Type", response.contentType());
    if (inFlight.isDraining()) {
      out.setHeader("Connection", "close");
    }
    out.setContentLength(response.body().length);
    if (!head) {
      out.getOutputStream().write(response.body());
    }
    out.flushBuffer();
  }
}
