package dev.knativepredict.function.edge;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.function.edge.Representation.Coding;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/** A file for browsers: compressed if they like that, and sent only if they don't have it. */
public final class Asset implements Endpoint {

  private static final String ACCEPT_ENCODING = "Accept-Encoding";
  private static final String IF_NONE_MATCH = "If-None-Match";

  private final String contentType;
  private final Map<String, String> headers;
  private final SingletonSupplier<Map<Coding, Representation>> representations;

  /**
   * Serves bytes that never change.
   *
   * @param headers further ones of each response, such as Cache-Control
   * @param bytes made when somebody first asks for them
   */
  public Asset(String contentType, Map<String, String> headers, Supplier<byte[]> bytes) {
    this.contentType = contentType;
    this.headers = Map.copyOf(headers);
    this.representations = SingletonSupplier.of(() -> representations(bytes.get()));
  }

  private static Map<Coding, Representation> representations(byte[] bytes) {
    Map<Coding, Representation> made = new EnumMap<>(Coding.class);
    for (Coding coding : Coding.values()) {
      made.put(coding, Representation.of(bytes, coding));
    }
    return made;
  }

  @Override
  public Set<String> methods() {
    return Set.of("GET");
  }

  @Override
  public Set<String> headers() {
    return Set.of(ACCEPT_ENCODING, IF_NONE_MATCH);
  }

  @Override
  public Response answer(Request request) {
    Coding coding = Coding.accepted(request.header(ACCEPT_ENCODING));
    Representation chosen = requireNonNull(representations.obtain().get(coding));
    Map<String, String> all = new HashMap<>(headers);
    all.put("ETag", chosen.tag());
    all.put("Vary", ACCEPT_ENCODING);
    if (has(request.header(IF_NONE_MATCH), chosen)) {
      return new Response(Response.NOT_MODIFIED, contentType, new byte[0], all);
    }
    if (coding == Coding.GZIP) {
      all.put("Content-Encoding", "gzip");
    }
    return new Response(200, contentType, chosen.bytes(), all);
  }

  /** Whether the caller has it already: any at all, or one of those listed. */
  private static boolean has(@Nullable String tags, Representation chosen) {
    if (tags == null) {
      return false;
    }
    for (String tag : tags.split(",", -1)) {
      String strong = tag.strip().startsWith("W/") ? tag.strip().substring(2) : tag.strip();
      if (strong.equals(chosen.tag())) {
        return true;
      }
    }
    return tags.strip().equals("*");
  }
}
