package dev.knativepredict.function.server;

import java.net.URI;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpRequestFactory;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/**
 * What a request line asks for, as it was sent. Nothing is decoded or resolved, so every path has
 * one spelling: {@code //host/predict} and {@code /%70redict} are not {@code /predict}.
 */
record RequestTarget(String sent) {

  /** Keeps targets as they were sent; HttpCore's own factory reads {@code //a/b} as a host. */
  static final HttpRequestFactory<ClassicHttpRequest> FACTORY =
      new HttpRequestFactory<>() {
        @Override
        public ClassicHttpRequest newHttpRequest(String method, String target) {
          return new BasicClassicHttpRequest(method, null, null, target);
        }

        @Override
        public ClassicHttpRequest newHttpRequest(String method, URI target) {
          return newHttpRequest(method, target.toString());
        }
      };

  /** The path without the query; of a whole URI, as proxies send it, what follows the host. */
  String path() {
    int query = sent.indexOf('?');
    String target = query < 0 ? sent : sent.substring(0, query);
    int host = target.startsWith("/") ? -1 : target.indexOf("://");
    if (host < 0) {
      return target;
    }
    int path = target.indexOf('/', host + "://".length());
    return path < 0 ? "/" : target.substring(path);
  }
}
