package dev.knativepredict.release.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.knativepredict.release.api.ApiRequest;
import dev.knativepredict.release.api.ApiRequest.Method;
import dev.knativepredict.release.api.ApiResponse;
import dev.knativepredict.release.api.ApiServer;
import dev.knativepredict.release.api.JsonText;
import dev.knativepredict.release.doctor.Api;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.time.Time;
import java.net.HttpURLConnection;

/** The API server for those who only look at it: a response of any status is an answer. */
public record ApiView(ApiServer server) implements Api {

  @Override
  public ApiResponse get(String path) {
    return answer(ApiRequest.get(path));
  }

  @Override
  public ApiResponse send(String method, String path, JsonNode body) {
    Method kind = method.equals("PATCH") ? Method.JSON_PATCH : Method.POST;
    return answer(new ApiRequest(kind, path, JsonText.write(body)));
  }

  private ApiResponse answer(ApiRequest request) {
    ApiResponse response = new ApiCalls(server, Time.SYSTEM).ask(request);
    if (response.status() == HttpURLConnection.HTTP_UNAUTHORIZED) {
      throw new Refused("the cluster refuses: the account's token or certificate isn't valid");
    }
    return response;
  }

  @Override
  public void close() {
    server.close();
  }
}
