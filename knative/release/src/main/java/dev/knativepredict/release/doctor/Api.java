package dev.knativepredict.release.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.knativepredict.release.api.ApiResponse;

/**
 * The API server, as the account of the kubeconfig may use it.
 *
 * <p>Both methods throw {@code ClusterUnreachable} if there is no response. A response of any
 * status is returned.
 */
public interface Api extends AutoCloseable {

  /**
   * Reads.
   *
   * @param path with its query
   */
  ApiResponse get(String path);

  /**
   * Sends JSON. The checks send only reviews of rights and dry runs, which change nothing.
   *
   * @param method {@code POST}, or {@code PATCH} with a JSON patch
   */
  ApiResponse send(String method, String path, JsonNode body);

  @Override
  void close();
}
