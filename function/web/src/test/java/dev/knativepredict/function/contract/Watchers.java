package dev.knativepredict.function.contract;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.web.filter.OncePerRequestFilter;

/** Functions, and what of Spring stands between them and the gate. */
@Configuration(proxyBeanMethods = false)
public class Watchers {

  @Bean
  Function<String, String> echo() {
    return text -> text;
  }

  @Bean
  Function<List<String>, Integer> count() {
    return texts -> String.join("", texts).length();
  }

  @Bean
  Function<Message<String>, String> tenant() {
    return message -> Objects.toString(message.getHeaders().get("X-Tenant"));
  }

  @Bean
  Supplier<String> refused() {
    return () -> "never";
  }

  @Bean
  Supplier<String> away() {
    return () -> "never";
  }

  @Bean
  Watching watching() {
    return new Watching();
  }

  @Bean
  WatchingAdvice advice() {
    return new WatchingAdvice();
  }

  static final class Watching extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      String path = request.getRequestURI();
      response.setHeader(
          "X-Filter",
          "%s %s %s"
              .formatted(request.getMethod(), path, Collections.list(request.getHeaderNames())));
      switch (path) {
        case "/refused" -> response.sendError(403, "Forbidden");
        case "/away" -> response.sendRedirect("/elsewhere");
        default -> chain.doFilter(request, response);
      }
    }
  }
}
