package dev.knativepredict.function.contract.attack;

import dev.knativepredict.function.contract.attack.Attack.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Bodies that are compressed, or say so. */
final class GzipAttacks {

  private static final String BODY = "{\"features\":[50000,35,720]}";

  private final Target target;
  private final Attacks attacks = new Attacks("compressed bodies");

  private GzipAttacks(Target target) {
    this.target = target;
  }

  static List<Attack> all(Target target) {
    GzipAttacks all = new GzipAttacks(target);
    String zipped = gzip(BODY.getBytes(StandardCharsets.ISO_8859_1));
    String bomb = gzip(new byte[200_000_000]);
    all.attacks.read("gzip", all.post("gzip", zipped));
    all.attacks.read("gzip in capitals", all.post("GZIP", zipped));
    all.attacks.answered("a bomb of 200 MB", all.post("gzip", bomb), 413);
    all.attacks.answered(
        "a bomb in a bomb",
        all.post("gzip", gzip(bomb.getBytes(StandardCharsets.ISO_8859_1))),
        400,
        413);
    all.attacks.answered(
        "1,000 members",
        all.post(
            "gzip",
            gzip(" ".repeat(1_000_000).getBytes(StandardCharsets.ISO_8859_1)).repeat(1_000)),
        400,
        413);
    all.attacks.answered("gzip that ends early", all.post("gzip", zipped.substring(0, 20)), 400);
    all.attacks.answered(
        "gzip with a wrong checksum",
        all.post("gzip", zipped.substring(0, zipped.length() - 8) + "\1".repeat(8)),
        400);
    all.attacks.answered("junk that says gzip", all.post("gzip", BODY), 400);
    all.attacks.answered("nothing that says gzip", all.post("gzip", ""), 400);
    for (String coding :
        List.of("br", "deflate", "zstd", "x", "gzip, gzip", "gzip, br", "\u00e9")) {
      all.unsupported(coding);
    }
    return all.attacks.list();
  }

  private void unsupported(String coding) {
    attacks.add(
        "Content-Encoding '%s'".formatted(coding),
        "[415] with Accept-Encoding",
        target -> {
          Answers answers = target.exchange(post(coding, BODY) + target.last());
          boolean right =
              !answers.statuses().isEmpty()
                  && answers.statuses().getFirst() == 415
                  && answers.finals().getFirst().headers().containsKey("accept-encoding");
          return Verdict.of(right, answers);
        });
  }

  private String post(String coding, String body) {
    return target.head(
            "POST /predict HTTP/1.1",
            "Content-Type: application/json",
            "Content-Encoding: " + coding,
            "Content-Length: " + body.length())
        + body;
  }

  private static String gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.ISO_8859_1);
  }
}
