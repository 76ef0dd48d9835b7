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
    if (hosts.length != 1 || !HostName.isValid(hosts[0].getValue())) {
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
    return !value.isEmpty() && value.length() <= MOST_DIGITS && Ascii.all(value, Ascii::isDigit);
  }
}
