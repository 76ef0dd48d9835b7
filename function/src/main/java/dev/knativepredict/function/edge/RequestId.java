package dev.knativepredict.function.edge;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Names of requests. They are unique, not secret. */
final class RequestId {

  private static final int LONGEST = 128;
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

  private RequestId() {}

  /**
   * What the caller sent, if it can be in a header and a log line as it is; otherwise a new one.
   */
  static String of(@Nullable String sent) {
    return sent != null && isSane(sent) ? sent : next();
  }

  private static boolean isSane(String sent) {
    if (sent.isEmpty() || sent.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < sent.length(); i++) {
      if (!isSane(sent.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSane(char c) {
    return ('a' <= c && c <= 'z')
        || ('A' <= c && c <= 'Z')
        || ('0' <= c && c <= '9')
        || "-_.:=+/@".indexOf(c) >= 0;
  }

  /** 128 random bits. The generator is the thread's own: nobody waits for entropy. */
  private static String next() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    byte[] hex = new byte[32];
    write(random.nextLong(), hex, 0);
    write(random.nextLong(), hex, 16);
    return new String(hex, StandardCharsets.ISO_8859_1);
  }

  private static void write(long bits, byte[] hex, int offset) {
    for (int i = 0; i < 16; i++) {
      hex[offset + i] = DIGITS[(int) (bits >>> (60 - 4 * i)) & 0xf];
    }
  }
}
