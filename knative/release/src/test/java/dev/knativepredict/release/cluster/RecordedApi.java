package dev.knativepredict.release.cluster;

import dev.knativepredict.release.api.ApiRequest;
import dev.knativepredict.release.api.ApiResponse;
import dev.knativepredict.release.api.ApiServer;
import java.util.ArrayList;
import java.util.List;

/** An API server that answers all requests alike, and knows what it was asked. */
final class RecordedApi implements ApiServer {

  final List<String> asked = new ArrayList<>();
  private final String answer;

  RecordedApi(String answer) {
    this.answer = answer;
  }

  @Override
  public String address() {
    return "https://it";
  }

  @Override
  public ApiResponse send(ApiRequest request) {
    asked.add("%s %s %s".formatted(request.method(), request.path(), request.body()));
    return new ApiResponse(200, answer, null);
  }

  @Override
  public void close() {}
}
