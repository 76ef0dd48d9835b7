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
    return Character.digit(c, 16) >= 0;
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
}
