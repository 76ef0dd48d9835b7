package dev.knativepredict.function.edge;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.refusal.Refusal;
import dev.knativepredict.function.refusal.Refusal.InvalidInput;
import dev.knativepredict.function.refusal.Violation;
import dev.knativepredict.manifest.Datatype;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProblemsTest {

  private static final Problems PROBLEMS = new Problems(new Json(16));

  static Stream<Arguments> refusals() {
    Set<String> known = Set.of("input");
    return Stream.of(
        Arguments.of(InvalidInput.of("/a", "'a' is missing"), 400, "'a' is missing."),
        Arguments.of(new Refusal.TooManyRows(3), 413, "The limit is 3 rows."),
        Arguments.of(new Refusal.UnknownModel("m"), 404, "No model 'm'."),
        Arguments.of(new Refusal.UnknownVersion("m", "9"), 404, "Model 'm' has no version '9'."),
        Arguments.of(new Refusal.MissingInput("input"), 400, "Input 'input' is missing."),
        Arguments.of(new Refusal.UnknownInput("x", known), 400, "No input 'x'. Inputs: [input]."),
        Arguments.of(
            new Refusal.UnknownOutput("y", known), 400, "No output 'y'. Outputs: [input]."),
        Arguments.of(
            new Refusal.WrongDatatype("input", Datatype.FP32, Datatype.BYTES),
            400,
            "Input 'input' has type BYTES; the model takes FP32."),
        Arguments.of(
            new Refusal.WrongShape("input", List.of(-1L, 3L), List.of(1L, 2L)),
            400,
            "Input 'input' has shape [1, 2]; the model takes [-1, 3]."),
        Arguments.of(
            new Refusal.Overloaded(2, 256),
            503,
            "As many requests are running and waiting as the limits allow. Try again."),
        Arguments.of(new Refusal.TooLate(600), 503, "The limit is 600 ms."),
        Arguments.of(
            new Refusal.GraphFailed("m", "1"),
            500,
            "The request is not to blame. The error has been logged."));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void eachRefusalIsAProblemWithAStatusAndASentence(Refusal refusal, int status, String detail) {
    Response response = PROBLEMS.of(refusal);
    JsonNode problem = new JsonMapper().readTree(response.body());

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.contentType()).isEqualTo("application/problem+json");
    assertThat(problem.get("status").intValue()).isEqualTo(status);
    assertThat(problem.get("detail").stringValue()).isEqualTo(detail);
    assertThat(response.headers().containsKey("Retry-After")).isEqualTo(status == 503);
  }

  static Stream<HttpError> httpErrors() {
    return Stream.of(
        new HttpError.MalformedRequest(),
        new HttpError.UnsupportedVersion(),
        new HttpError.UnknownTransferCoding(),
        new HttpError.UnknownExpectation(),
        new HttpError.TooManyConnections(),
        new HttpError.TooManyBytes(1),
        new HttpError.HeadTooLong(1),
        new HttpError.UnknownPath("/"),
        new HttpError.MethodNotAllowed("GET", Set.of("POST")),
        new HttpError.UnsupportedMediaType("application/json"),
        new HttpError.UnsupportedCoding("br"),
        new HttpError.CorruptBody("gzip"),
        new HttpError.BodyTooLong(1));
  }

  @ParameterizedTest
  @MethodSource("httpErrors")
  void metricsNameTheStatusThatAProblemHas(HttpError error) {
    assertThat(HttpError.Reason.of(error).status()).isEqualTo(PROBLEMS.of(error).status());
  }

  @Test
  void everyHttpErrorIsTried() {
    Stream<Object> tried = httpErrors().map(Object::getClass);

    assertThat(tried)
        .containsExactlyInAnyOrder((Object[]) HttpError.class.getPermittedSubclasses());
  }

  @Test
  void everyRefusalIsTried() {
    Stream<Object> tried = refusals().map(refusal -> requireNonNull(refusal.get()[0]).getClass());

    assertThat(tried).containsExactlyInAnyOrder((Object[]) Refusal.class.getPermittedSubclasses());
  }

  @Test
  void severalViolationsAreCountedAndListed() {
    Response response =
        PROBLEMS.of(
            new InvalidInput(List.of(new Violation("/a", "first"), new Violation("/b", "second"))));
    JsonNode problem = new JsonMapper().readTree(response.body());

    assertThat(problem.get("detail").stringValue()).isEqualTo("2 values are invalid.");
    assertThat(problem.at("/violations/1/pointer").stringValue()).isEqualTo("/b");
  }
}
