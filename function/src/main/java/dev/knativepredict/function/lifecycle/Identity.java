package dev.knativepredict.function.lifecycle;

import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.settings.Settings;
import dev.knativepredict.manifest.Manifest;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which model and which process answers: at {@code GET /}, and in every response's headers. */
public final class Identity {

  /** Headers of every response that protect the browsers of callers. */
  public static final Map<String, String> SAFETY = Map.of("X-Content-Type-Options", "nosniff");

  private final Manifest model;
  private final Settings settings;
  private final Lifecycle lifecycle;
  private final Map<String, String> cold;
  private final Map<String, String> warm;

  /** Identifies a process that serves a model. */
  public Identity(Manifest model, Settings settings, Lifecycle lifecycle, Startup startup) {
    this.model = model;
    this.settings = settings;
    this.lifecycle = lifecycle;
    this.cold = headersOf("cold", Map.of("Server-Timing", startup.serverTiming()));
    this.warm = headersOf("warm", Map.of());
  }

  /** The headers of every response; a cold one also has the phases of the start. */
  public Map<String, String> headers() {
    return lifecycle.isCold() ? cold : warm;
  }

  /** The same as a JSON object, with the names of the functions. */
  public byte[] json(Json json, Collection<String> functions) {
    return json.write(out -> {
      out.writeStartObject();
      out.writeStringProperty("status", "ok");
      out.writeStringProperty("model", model.name());
      out.writeStringProperty("version", model.version());
      out.writeStringProperty("sha256", model.modelSha256().hex());
      out.writeStringProperty("revision", settings.revision());
      out.writeStringProperty("commit", settings.commit());
      out.writeArrayPropertyStart("functions");
      new TreeSet<>(functions).forEach(out::writeString);
      out.writeEndArray();
      out.writeEndObject();
    });
  }

  private Map<String, String> headersOf(String start, Map<String, String> further) {
    Map<String, String> headers = new TreeMap<>(further);
    headers.put("Model-Name", model.name());
    headers.put("Model-Version", model.version());
    headers.put("Model-Sha256", model.modelSha256().hex());
    headers.put("Start", start);
    headers.putAll(SAFETY);
    if (!settings.revision().isEmpty()) {
      headers.put("Revision", settings.revision());
    }
    return Map.copyOf(headers);
  }
}
