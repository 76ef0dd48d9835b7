package dev.knativepredict.function.contract.attack;

import dev.knativepredict.function.contract.attack.Attack.Verdict;
import java.util.List;

/** First lines that are no request, or not of this HTTP, or ask for nothing that is here. */
final class RequestLineAttacks {

  private final Target target;
  private final Attacks attacks = new Attacks("request lines");

  private RequestLineAttacks(Target target) {
    this.target = target;
  }

  static List<Attack> all(Target target) {
    RequestLineAttacks all = new RequestLineAttacks(target);
    all.versions();
    all.spaces();
    all.methods();
    all.targets();
    all.forms();
    return all.attacks.list();
  }

  private void versions() {
    line("good", "GET /livez HTTP/1.1", 200);
    attacks.refused("HTTP/1.0", target.head("GET /livez HTTP/1.0"), 200);
    for (String version : List.of("HTTP/3.0", "HTTP/2.0", "HTTP/0.9", "HTTP/9.9")) {
      refused(version, "GET /livez " + version, 505);
    }
    line("HTTP/1.2", "GET /livez HTTP/1.2", 200, 505);
    for (String version :
        List.of(
            "HTTP/1.-1",
            "HTTP/-1.1",
            "HTTP/1.1 ",
            "http/1.1",
            "Http/1.1",
            "HTTP/1",
            "HTTP/1.",
            "HTTP/.1",
            "HTTP/ 1.1",
            "HTTP/1. 1",
            "HTTP/1.1.1",
            "HTTP/11.1",
            "HTTP/1.11",
            "HTTP/+1.1",
            "HTTP/a.b",
            "HTTQ/1.1",
            "HTTP 1.1",
            "HTTPS/1.1",
            "HTTP/1.1\t",
            "HTTP/1.1\0",
            "HTTP/1,1",
            "HTTP/\u00b9.\u00b9",
            "junk",
            "")) {
      refused(
          "version '%s'".formatted(SmugglingAttacks.shown(version)),
          "GET /livez " + version,
          400,
          505);
    }
    withoutVersion("no version", "GET /livez");
  }

  private void spaces() {
    words("two spaces before the target", "GET  /livez HTTP/1.1");
    words("two spaces before the version", "GET /livez  HTTP/1.1");
    words("tabs", "GET\t/livez\tHTTP/1.1");
    refused("a space before the method", " GET /livez HTTP/1.1", 400);
    refused("a space within the target", "GET /li vez HTTP/1.1", 400);
    refused("a form feed", "GET /livez\fHTTP/1.1", 400);
    refused("a vertical tab", "GET\u000b/livez HTTP/1.1", 400);
    refused("a bare CR", "GET /livez\rHTTP/1.1", 400);
    withoutVersion("no target", "GET HTTP/1.1");
    withoutVersion("no method", "/livez HTTP/1.1");
    attacks.answered("an empty line before", "\r\n" + target.head("GET /livez HTTP/1.1"), 200);
    attacks.answered(
        "1,000 empty lines before",
        "\r\n".repeat(1_000) + target.head("GET /livez HTTP/1.1"),
        200,
        400,
        431);
  }

  private void methods() {
    for (String method :
        List.of("G@T", "G\0T", "G(T", "GET,", "G\u00e9T", "\"GET\"", "G\rT", "{GET}")) {
      refused(
          "method '%s'".formatted(SmugglingAttacks.shown(method)),
          method + " /livez HTTP/1.1",
          400);
    }
    line("method 'get'", "get /livez HTTP/1.1", 400, 405, 501);
    line("method 'FROB'", "FROB /livez HTTP/1.1", 405, 501);
    line("method 'TRACE'", "TRACE /livez HTTP/1.1", 405, 501);
    line("a method of 10 kB", "G".repeat(10_000) + " /livez HTTP/1.1", 400, 405, 414, 431, 501);
  }

  private void targets() {
    line("a target of 7 kB", "GET /" + "x".repeat(7_000) + " HTTP/1.1", 404, 414);
    refused(
        "a target of 100 kB",
        "GET /" + "x".repeat(100_000) + " HTTP/1.1",
        target.isTomcat() ? new Integer[] {400, 414} : new Integer[] {414, 431});
    refused(
        "a query of 1 MB",
        "GET /livez?" + "x".repeat(1_000_000) + " HTTP/1.1",
        target.isTomcat() ? new Integer[] {400, 414} : new Integer[] {414, 431});
    for (String bad :
        List.of("\0", "\1", "\b", "\u001f", "\u007f", "\u0080", "\u00e9", "\u00ff", "\r")) {
      line(
          "'%s' in the target".formatted(SmugglingAttacks.shown(bad)),
          "GET /livez" + bad + "x HTTP/1.1",
          400);
      line(
          "'%s' in the query".formatted(SmugglingAttacks.shown(bad)),
          "GET /livez?" + bad + "x HTTP/1.1",
          400);
    }
    for (String path :
        List.of(
            "/%zz",
            "/%",
            "/%00",
            "/livez%00",
            "/..%2flivez",
            "/%2e%2e/livez",
            "/./livez",
            "/x/../livez",
            "/livez/",
            "/livez;x=y",
            "//livez",
            "/\\livez",
            "/%6civez",
            "/livez%20",
            "/LIVEZ",
            "/../../../../etc/passwd",
            "/%c0%ae%c0%ae/livez",
            "/{model}",
            "/$%7Bjndi:ldap://x%7D")) {
      line("another spelling: " + path, "GET " + path + " HTTP/1.1", 400, 404);
    }
  }

  private void forms() {
    line("a whole URI", "GET http://%s/livez HTTP/1.1".formatted(target.authority()), 200);
    line(
        "a whole URI in capitals",
        "GET HTTP://%s/livez HTTP/1.1".formatted(target.authority()),
        200,
        400,
        404);
    line("//x/predict", "GET //x/predict HTTP/1.1", 400, 404);
    line("a fragment", "GET /livez#x HTTP/1.1", 400, 404);
    line("ftp", "GET ftp://%s/livez HTTP/1.1".formatted(target.authority()), 400, 404);
    line("a URI without a host", "GET http:///livez HTTP/1.1", 400, 404);
    line(
        "a URI with a user",
        "GET http://a@%s/livez HTTP/1.1".formatted(target.authority()),
        400,
        404,
        target.isTomcat() ? 200 : 400);
    line("a URI with a bad port", "GET http://x:99999/livez HTTP/1.1", 400, 404, 421);
    line("http:", "GET http: HTTP/1.1", 400, 404);
    line("http://", "GET http:// HTTP/1.1", 400, 404);
    line("*", "GET * HTTP/1.1", 400, 404, 405);
    line("OPTIONS *", "OPTIONS * HTTP/1.1", 200, 204, 400, 404, 405, 501);
    line("CONNECT", "CONNECT example.org:443 HTTP/1.1", 400, 404, 405, 501);
    line("CONNECT to a path", "CONNECT /livez HTTP/1.1", 400, 404, 405, 501);
    line("an authority", "GET example.org:80 HTTP/1.1", 400, 404);
    line("a path without its slash", "GET livez HTTP/1.1", 400, 404);
    line("?", "GET ? HTTP/1.1", 400, 404);
  }

  /** RFC 9112 lets a server take any spaces between the words. */
  private void words(String name, String line) {
    if (target.isTomcat()) {
      line(name, line, 200, 400);
    } else {
      refused(name, line, 400);
    }
  }

  /** Two words are HTTP/0.9, by which Tomcat answers with an error's page and without a head. */
  private void withoutVersion(String name, String line) {
    if (!target.isTomcat()) {
      refused(name, line, 400, 505);
      return;
    }
    attacks.add(
        name,
        "an error's page, closed",
        target -> {
          Answers answers = target.exchange(target.head(line) + target.last());
          boolean refused = answers.rest().contains("400") && answers.all().isEmpty();
          return Verdict.of(refused && answers.closed(), answers);
        });
  }

  private void line(String name, String line, Integer... statuses) {
    attacks.answered(name, target.head(line), statuses);
  }

  private void refused(String name, String line, Integer... statuses) {
    attacks.refused(name, target.head(line), statuses);
  }
}
