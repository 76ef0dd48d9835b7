package dev.knativepredict.function.server;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValidationUtil;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Headers.PseudoHeaderName;
import io.netty.util.AsciiString;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request by HTTP/2. Netty has refused what makes it malformed there: capitals in
 * names, pseudo-headers that are unknown, late, repeated or missing, headers of a connection, a
 * length that does not hold.
 */
record Http2Head(Http2Headers headers) {

  private static final Map<String, AsciiString> NAMES = new ConcurrentHashMap<>();

  String method() {
    return String.valueOf(headers.method());
  }

  /** The path without its query; the host has a field of its own here. */
  String path() {
    String target = String.valueOf(headers.path());
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /** The first value of a header; null if there is none. */
  @Nullable String first(String name) {
    CharSequence value = headers.get(lowerCase(name));
    return value == null ? null : value.toString();
  }

  /** Whether it names one host, and HTTP/1.1 could carry it. */
  boolean isValid() {
    CharSequence target = headers.path();
    return isToken(headers.method())
        && target != null
        && (path().startsWith("/") || path().equals("*"))
        && Ascii.isVisible(target, 0, target.length())
        && namesOneHost()
        && areFields(headers);
  }

  private boolean namesOneHost() {
    List<CharSequence> hosts = headers.getAll(HttpHeaderNames.HOST);
    CharSequence authority = headers.authority();
    CharSequence host = authority == null && !hosts.isEmpty() ? hosts.getFirst() : authority;
    return host != null
        && HostName.isValid(host.toString())
        && hosts.stream().allMatch(each -> AsciiString.contentEquals(each, host));
  }

  /** Whether names and values are such, of a head or of trailers. */
  static boolean areFields(Http2Headers fields) {
    for (Map.Entry<CharSequence, CharSequence> field : fields) {
      CharSequence name = field.getKey();
      if (!(PseudoHeaderName.isPseudoHeader(name) || isToken(name))
          || HttpHeaderValidationUtil.validateValidHeaderValue(field.getValue()) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isToken(CharSequence text) {
    return Ascii.isToken(text, text.length());
  }

  /** The name as HTTP/2 has it. Ours are a small set, so each is converted once. */
  static AsciiString lowerCase(String name) {
    return NAMES.computeIfAbsent(name, each -> AsciiString.cached(each.toLowerCase(Locale.ROOT)));
  }
}
