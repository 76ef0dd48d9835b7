package dev.knativepredict.function.server;

import java.util.function.IntPredicate;

/** Kinds of characters, as the grammars of HTTP and of URIs have them. */
final class Ascii {

  private Ascii() {}

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c);
  }

  static boolean isHexDigit(int c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  /** Whether all characters are of a kind. It is asked for every request, so it is no stream. */
  static boolean all(CharSequence text, IntPredicate kind) {
    for (int i = 0; i < text.length(); i++) {
      if (!kind.test(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether the beginning of a text is a method, or the name of a field (RFC 9110, 5.6.2). */
  static boolean isToken(CharSequence text, int end) {
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (!isLetterOrDigit(c) && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
        return false;
      }
    }
    return end > 0;
  }

  /** Whether a part of a text has neither spaces nor control characters. */
  static boolean isVisible(CharSequence text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }
}
