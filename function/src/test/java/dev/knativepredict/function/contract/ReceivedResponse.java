package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back. */
record ReceivedResponse(int status, HttpHeaders headers, String body) {

  private static final JsonMapper JSON = new JsonMapper();

  static ReceivedResponse of(HttpResponse<byte[]> response) {
    return new ReceivedResponse(
        response.statusCode(),
        response.headers(),
        new String(response.body(), StandardCharsets.UTF_8));
  }

  String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  JsonNode json() {
    return JSON.readTree(body);
  }

  /** Its JSON, where it is a 200. */
  JsonNode ok() {
    assertThat(status).as(body).isEqualTo(200);
    assertThat(header("Content-Type")).isEqualTo("application/json");
    return json();
  }

  /** Its problem, where it is one with this status that tells nothing of the inside. */
  JsonNode problem(int expected) {
    assertThat(status).as(body).isEqualTo(expected);
    assertThat(header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(body).doesNotContain("Exception", "java.", "org.", "dev.knative", "\tat ");
    JsonNode problem = json();
    assertThat(problem.get("status").intValue()).isEqualTo(expected);
    assertThat(problem.get("type").stringValue()).startsWith("urn:knative-predict:");
    assertThat(problem.get("title").stringValue()).isNotBlank();
    assertThat(problem.get("detail").stringValue()).isNotBlank();
    return problem;
  }
}
