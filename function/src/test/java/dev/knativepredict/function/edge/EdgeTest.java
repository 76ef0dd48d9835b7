package dev.knativepredict.function.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.refusal.Refusal;
import dev.knativepredict.function.refusal.Refused;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeTest {

  private static final Problems PROBLEMS = new Problems(new Json(16));

  /** A protocol's own errors: the name of what happened. */
  private static final ErrorFormat NAMES =
      new ErrorFormat() {
        @Override
        public Response of(HttpError error) {
          return text(400, error.getClass().getSimpleName());
        }

        @Override
        public Response of(Refusal refusal) {
          return text(400, refusal.getClass().getSimpleName());
        }

        @Override
        public Response fault() {
          return text(500, "fault");
        }
      };

  @ParameterizedTest
  @CsvSource({
    "/v2/models/credit,credit",
    "/v2/models/a:b.c-d,a:b.c-d",
  })
  void aPatternsVariableIsOneWholeSegment(String path, String model) {
    Edge edge = edge("/v2/models/{model}", request -> text(200, request.variable("model")));

    assertThat(body(edge.answer(get(path)))).isEqualTo(model);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/v2/models/", "/v2/models", "/v2/models/a/b", "/V2/models/a", "v2/models/a", ""})
  void anotherPathIsNotServed(String path) {
    Edge edge = edge("/v2/models/{model}", request -> text(200, request.variable("model")));

    assertThat(edge.answer(get(path)).status()).isEqualTo(404);
  }

  @Test
  void aPathWithoutVariablesComesBeforeAPattern() {
    Edge edge =
        new Edge(
            List.of(
                Route.of("/v2/{any}", endpoint(_ -> text(200, "any")), NAMES),
                Route.of("/v2/health", endpoint(_ -> text(200, "health")), NAMES)),
            PROBLEMS);

    assertThat(body(edge.answer(get("/v2/health")))).isEqualTo("health");
    assertThat(body(edge.answer(get("/v2/other")))).isEqualTo("any");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v2", "/v2/{a}/{a}", "/v2/{a", "/v2/x{a}", "/v2/{a b}", "/{}"})
  void aPatternThatCannotBeIsRefused(String pattern) {
    assertThatThrownBy(() -> new PathPattern(pattern)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anEndpointSeesOnlyTheHeadersThatItNames() {
    IncomingRequest request =
        new IncomingRequest("GET", "/", Map.of("A", "1", "B", "2")::get, none());
    Endpoint reader =
        new Endpoint() {
          @Override
          public Set<String> methods() {
            return Set.of("GET");
          }

          @Override
          public Set<String> headers() {
            return Set.of("A");
          }

          @Override
          public Response answer(Request seen) {
            assertThatThrownBy(() -> seen.header("B")).isInstanceOf(IllegalArgumentException.class);
            return text(200, String.valueOf(seen.header("A")));
          }
        };

    assertThat(body(new Edge(List.of(Route.of("/", reader, NAMES)), PROBLEMS).answer(request)))
        .isEqualTo("1");
  }

  @Test
  void aProtocolTellsItsOwnErrors() {
    Edge edge =
        edge(
            "/v2/{model}",
            request -> {
              throw switch (request.variable("model")) {
                case "unknown" -> new Refused(new Refusal.UnknownModel("unknown"));
                case "broken" -> new Refused(new Refusal.GraphFailed("broken", "1"));
                case "long" -> new HttpErrorException(new HttpError.BodyTooLong(1));
                default -> new IllegalStateException("a fault");
              };
            });

    assertThat(body(edge.answer(get("/v2/unknown")))).isEqualTo("UnknownModel");
    assertThat(body(edge.answer(get("/v2/broken")))).isEqualTo("GraphFailed");
    assertThat(body(edge.answer(get("/v2/long")))).isEqualTo("BodyTooLong");
    assertThat(body(edge.answer(get("/v2/other")))).isEqualTo("fault");
    assertThat(body(edge.answer(new IncomingRequest("PUT", "/v2/x", _ -> null, none()))))
        .isEqualTo("MethodNotAllowed");
  }

  @Test
  void twoRoutesCannotHaveOnePath() {
    Route route = Route.of("/", endpoint(_ -> text(200, "")), NAMES);

    assertThatThrownBy(() -> new Edge(List.of(route, route), PROBLEMS))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @FunctionalInterface
  private interface Answering {
    Response answer(Request request);
  }

  private static Edge edge(String pattern, Answering answering) {
    return new Edge(List.of(Route.of(pattern, endpoint(answering), NAMES)), PROBLEMS);
  }

  private static Endpoint endpoint(Answering answering) {
    return new Endpoint() {
      @Override
      public Set<String> methods() {
        return Set.of("GET");
      }

      @Override
      public Response answer(Request request) {
        return answering.answer(request);
      }
    };
  }

  private static IncomingRequest get(String path) {
    return new IncomingRequest("GET", path, _ -> null, none());
  }

  private static InputStream none() {
    return InputStream.nullInputStream();
  }

  private static Response text(int status, String text) {
    return new Response(status, "text/plain", text.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  private static String body(Response response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }
}
