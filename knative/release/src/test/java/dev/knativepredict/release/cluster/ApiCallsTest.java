package dev.knativepredict.release.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.knativepredict.release.api.ApiRequest;
import dev.knativepredict.release.api.ApiRequest.Method;
import dev.knativepredict.release.api.ApiResponse;
import dev.knativepredict.release.api.ApiServer;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.time.FakeTime;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiCallsTest {

  private static final int NO_RESPONSE = 0;

  private final Deque<Integer> statuses = new ArrayDeque<>();
  private final ApiCalls calls = new ApiCalls(new Scripted(), new FakeTime());

  /** Responds with one status after the other. */
  private final class Scripted implements ApiServer {

    @Override
    public String address() {
      return "https://it";
    }

    @Override
    public ApiResponse send(ApiRequest request) throws IOException {
      int status = statuses.pop();
      if (status == NO_RESPONSE) {
        throw new IOException(new IOException("no\n route"));
      }
      return new ApiResponse(status, "{\"kind\":\"Status\",\"message\":\"it\\n says\"}", null);
    }

    @Override
    public void close() {}
  }

  @Test
  void aShortFailureIsSurvived() {
    statuses.addAll(List.of(503, NO_RESPONSE, 429, 500, 200));
    assertThat(calls.get("/it")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"0, no route", "503, it says", "429, it says"})
  void aLongFailureIsReportedWithTheAddress(int status, String reason) {
    statuses.addAll(List.of(status, status, status, status, status));
    assertThatThrownBy(() -> calls.get("/it"))
        .isInstanceOf(ClusterUnreachable.class)
        .hasMessage("the cluster at https://it is out of reach: " + reason);
  }

  @Test
  void whatIsNotThereIsNoFailure() {
    statuses.addAll(List.of(404, 404));
    assertThat(calls.get("/it")).isEmpty();
    calls.delete("/it");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 405, 422})
  void aRefusalIsSaidAtOnceInOneLine(int status) {
    statuses.add(status);
    assertThatThrownBy(() -> calls.get("/it"))
        .isInstanceOf(Refused.class)
        .hasMessage("the cluster refuses: it says");
  }

  @Test
  void aWriteOfAnOldVersionIsAConflict() {
    statuses.add(409);
    var patch = JsonNodeFactory.instance.arrayNode();
    assertThatThrownBy(() -> calls.send(Method.JSON_PATCH, "/it", patch))
        .isInstanceOf(Conflict.class);
  }
}
