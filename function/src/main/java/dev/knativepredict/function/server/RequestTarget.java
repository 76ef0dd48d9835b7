package dev.knativepredict.function.server;

import java.net.URI;
import java.util.List;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpRequestFactory;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/**
 * What a request line asks for, as it was sent. Nothing is decoded or resolved, so every path has
 * one spelling: {@code //host/predict} and {@code /%70redict} are not {@code /predict}.
 */
record RequestTarget(String sent) {

  private static final List<String> SCHEMES = List.of("http://", "https://");

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
    int authority = authority(target);
    if (authority == 0) {
      return target;
    }
    int path = target.indexOf('/', authority);
    String host = target.substring(authority, path < 0 ? target.length() : path);
    // A URI that is none is served as it was sent: nowhere.
    return !HostName.isValid(host) ? target : path < 0 ? "/" : target.substring(path);
  }

  /** Where the host of a whole URI begins; 0 in what is none. */
  private static int authority(String target) {
    if (target.startsWith("/")) {
      return 0;
    }
    for (String scheme : SCHEMES) {
      if (target.regionMatches(true, 0, scheme, 0, scheme.length())) {
        return scheme.length();
      }
    }
    return 0;
  }
}
