package dev.knativepredict.function.contract.attack;

import dev.knativepredict.function.contract.attack.Attack.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Good requests with a few bytes changed, from a seed. */
final class MutationAttacks {

  private static final int COUNT = Integer.getInteger("attack.mutations", 3_000);
  private static final long SEED = Long.getLong("attack.seed", 1);
  private static final String SPICE = "\0\r\n\t :;,/?#%\"{}[]\u007f\u0080\u00ff09aZ-+";
  private static final String INFER =
      "{\"inputs\":[{\"name\":\"input\",\"datatype\":\"FP32\",\"shape\":[1,3],\"data\":[50000,35,720]}]}";

  private MutationAttacks() {}

  static List<Attack> all() {
    Attacks attacks = new Attacks("mutations");
    attacks.add(
        "%d requests of seed %d".formatted(COUNT, SEED),
        "none >= 500, but 501 and 505",
        MutationAttacks::run);
    return attacks.list();
  }

  private static Verdict run(Target target) throws Exception {
    Map<Integer, Integer> statuses = new TreeMap<>();
    List<String> bad = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(24)) {
      List<Future<Answers>> answers = new ArrayList<>();
      List<String> sent = new ArrayList<>();
      for (int i = 0; i < COUNT; i++) {
        String request = mutant(target, new Random(SEED * 1_000_003 + i));
        sent.add(request);
        answers.add(threads.submit(() -> exchange(target, request)));
      }
      for (int i = 0; i < COUNT; i++) {
        for (int status : answers.get(i).get().statuses()) {
          statuses.merge(status, 1, Integer::sum);
          if (status >= 500 && status != 501 && status != 505) {
            bad.add(status + " for " + SmugglingAttacks.shown(sent.get(i)));
          }
        }
      }
    }
    return Verdict.of(bad.isEmpty(), statuses + (bad.isEmpty() ? "" : " " + bad.getFirst()));
  }

  private static Answers exchange(Target target, String request) throws IOException {
    try (Wire wire = target.connect()) {
      wire.send(request + target.last());
      return wire.until(_ -> false, 150);
    }
  }

  private static String mutant(Target target, Random random) {
    List<String> good =
        List.of(
            target.head("GET /livez HTTP/1.1", "Accept: */*"),
            target.head("GET /nosuch?x=y HTTP/1.1"),
            target.head(
                    "POST /predict HTTP/1.1",
                    "Content-Type: application/json",
                    "Content-Length: 27")
                + "{\"features\":[50000,35,720]}",
            target.head(
                    "POST /predict HTTP/1.1",
                    "Content-Type: application/json",
                    "Transfer-Encoding: chunked")
                + "1b\r\n{\"features\":[50000,35,720]}\r\n0\r\n\r\n",
            target.head(
                    "POST /predict HTTP/1.1",
                    "Expect: 100-continue",
                    "traceparent: 00-" + "a".repeat(32) + "-" + "b".repeat(16) + "-01",
                    "X-Request-Id: r",
                    "Content-Type: application/json;charset=utf-8",
                    "Content-Length: 27")
                + "{\"features\":[50000,35,720]}",
            target.head(
                    "POST /v2/models/credit/infer HTTP/1.1",
                    "Content-Type: application/json",
                    "Content-Length: " + INFER.length())
                + INFER);
    StringBuilder request = new StringBuilder(good.get(random.nextInt(good.size())));
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      change(request, random);
    }
    return request.toString();
  }

  private static void change(StringBuilder request, Random random) {
    int at = random.nextInt(request.length());
    char other = SPICE.charAt(random.nextInt(SPICE.length()));
    switch (random.nextInt(5)) {
      case 0 -> request.setCharAt(at, other);
      case 1 -> request.insert(at, other);
      case 2 -> request.deleteCharAt(at);
      case 3 -> request.setCharAt(at, (char) random.nextInt(256));
      default ->
          request.insert(
              at, request.substring(at, Math.min(request.length(), at + random.nextInt(40))));
    }
  }
}
