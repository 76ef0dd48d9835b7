package dev.knativepredict.release.command;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Names who releases. */
final class Owner {

  private Owner() {}

  /** A name for people, and a random number: no other run of the tool has the same. */
  static String name(Map<String, String> environment) {
    byte[] number = new byte[4];
    ThreadLocalRandom.current().nextBytes(number);
    String run = environment.get("GITHUB_RUN_ID");
    String who =
        run == null
            ? "%s@%s".formatted(environment.getOrDefault("USER", "somebody"), host())
            : "run " + run;
    return "%s (%s)".formatted(who, HexFormat.of().formatHex(number));
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
