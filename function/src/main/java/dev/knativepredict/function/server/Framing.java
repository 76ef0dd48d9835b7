package dev.knativepredict.function.server;

import dev.knativepredict.function.edge.HttpError;
import java.util.Iterator;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.message.MessageSupport;

/** What a head says of its host and of the end of its body: one thing, or it is refused. */
final class Framing {

  private static final int MOST_DIGITS = 18;

  private Framing() {}

  static void check(ClassicHttpRequest request) throws InvalidRequest {
    checkHost(request);
    Header[] codings = request.getHeaders(HttpHeaders.TRANSFER_ENCODING);
    Header[] lengths = request.getHeaders(HttpHeaders.CONTENT_LENGTH);
    if (codings.length > 0) {
      if (lengths.length > 0 || isOld(request)) {
        throw StrictLines.malformed();
      }
      checkCodings(request, codings);
    }
    if (lengths.length > 1 || (lengths.length == 1 && !isLength(lengths[0].getValue()))) {
      throw StrictLines.malformed();
    }
  }

  static boolean isOld(ClassicHttpRequest request) {
    return HttpVersion.HTTP_1_0.equals(request.getVersion());
  }

  private static void checkHost(ClassicHttpRequest request) throws InvalidRequest {
    Header[] hosts = request.getHeaders(HttpHeaders.HOST);
    if (hosts.length == 0 && isOld(request)) {
      return;
    }
    if (hosts.length != 1 || !isHost(hosts[0].getValue())) {
      throw StrictLines.malformed();
    }
  }

  private static void checkCodings(ClassicHttpRequest request, Header[] headers)
      throws InvalidRequest {
    Iterator<String> codings = MessageSupport.iterateTokens(request, HttpHeaders.TRANSFER_ENCODING);
    int count = 0;
    while (codings.hasNext()) {
      count++;
      if (!codings.next().equalsIgnoreCase("chunked")) {
        throw new InvalidRequest(new HttpError.UnknownTransferCoding());
      }
    }
    if (count != 1 || headers.length != 1) {
      throw StrictLines.malformed();
    }
  }

  private static boolean isLength(String value) {
    return !value.isEmpty()
        && value.length() <= MOST_DIGITS
        && value.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** A name or an address, and a port: RFC 3986 without what no host has. */
  static boolean isHost(String value) {
    int port = value.lastIndexOf(':');
    boolean hasPort = port > value.lastIndexOf(']');
    String host = hasPort ? value.substring(0, port) : value;
    return (!hasPort || isPort(value.substring(port + 1)))
        && (isAddress(host)
            || (!host.isEmpty() && host.chars().allMatch(c -> isLetterOrDigit(c, "-._~"))));
  }

  private static boolean isAddress(String host) {
    return host.length() > 2
        && host.startsWith("[")
        && host.endsWith("]")
        && host.substring(1, host.length() - 1).chars().allMatch(Framing::isInAddress);
  }

  private static boolean isInAddress(int c) {
    return Character.digit(c, 16) >= 0 || c == ':' || c == '.';
  }

  private static boolean isPort(String port) {
    return port.isEmpty()
        || (isLength(port) && port.length() < 6 && Integer.parseInt(port) < 65_536);
  }

  private static boolean isLetterOrDigit(int c, String further) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || further.indexOf(c) >= 0;
  }
}
