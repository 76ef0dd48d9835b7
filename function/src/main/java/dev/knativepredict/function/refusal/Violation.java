package dev.knativepredict.function.refusal;

import java.nio.charset.StandardCharsets;

/**
 * One thing that is wrong, or merely unusual, about a request.
 *
 * @param pointer where: a JSON pointer into the body, empty for the whole body
 * @param detail what, in words for the caller
 */
public record Violation(String pointer, String detail) {

  public Violation {
    pointer = encodable(pointer);
    detail = encodable(detail);
  }

  /** A name in a body may hold half a surrogate pair, which no response can. */
  private static String encodable(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  /** The JSON pointer to a member of what another one points to. */
  public static String pointer(String parent, Object member) {
    return parent + "/" + member.toString().replace("~", "~0").replace("/", "~1");
  }
}
