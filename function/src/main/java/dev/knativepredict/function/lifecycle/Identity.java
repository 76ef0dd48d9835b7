package dev.knativepredict.function.lifecycle;

import dev.knativepredict.function.inference.LoadedModel;
import dev.knativepredict.function.inference.ModelSet;
import dev.knativepredict.function.inference.Models;
import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.settings.Settings;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JsonGenerator;

/** Which model and which process answers: at {@code GET /}, and in every response's headers. */
public final class Identity {

  /** Headers of every response that protect the browsers of callers. */
  public static final Map<String, String> SAFETY = Map.of("X-Content-Type-Options", "nosniff");

  private final Models models;
  private final Settings settings;
  private final Lifecycle lifecycle;
  private final String timing;
  private volatile Headers current;

  /**
   * The headers while a set of models is served.
   *
   * @param cold before the first prediction: with the phases of the start
   */
  private record Headers(ModelSet models, Map<String, String> cold, Map<String, String> warm) {}

  /** Identifies a process that serves models. */
  public Identity(Models models, Settings settings, Lifecycle lifecycle, Startup startup) {
    this.models = models;
    this.settings = settings;
    this.lifecycle = lifecycle;
    this.timing = startup.serverTiming();
    this.current = headersOf(models.all());
  }

  /**
   * The headers of every response; a cold one also has the phases of the start. They name the model
   * if there is only one; where there are several, the response of each names it.
   */
  public Map<String, String> headers() {
    Headers headers = current;
    if (headers.models != models.all()) {
      headers = headersOf(models.all());
      current = headers;
    }
    return lifecycle.isCold() ? headers.cold : headers.warm;
  }

  private Headers headersOf(ModelSet models) {
    return new Headers(
        models,
        headersOf(models, "cold", Map.of("Server-Timing", timing)),
        headersOf(models, "warm", Map.of()));
  }

  /** The same as a JSON object, with the names of the functions. */
  public byte[] json(Json json, Collection<String> functions) {
    ModelSet now = models.all();
    return json.write(out -> {
      out.writeStartObject();
      out.writeStringProperty("status", "ok");
      LoadedModel only = now.only();
      if (only != null) {
        out.writeStringProperty("model", only.manifest().name());
        out.writeStringProperty("version", only.manifest().version());
        out.writeStringProperty("sha256", only.manifest().modelSha256().hex());
      }
      out.writeStringProperty("revision", settings.revision());
      out.writeStringProperty("commit", settings.commit());
      if (settings.models().repository()) {
        write(now, out);
      }
      out.writeArrayPropertyStart("functions");
      new TreeSet<>(functions).forEach(out::writeString);
      out.writeEndArray();
      out.writeEndObject();
    });
  }

  /** The models of a repository, and those of them that are broken. */
  private static void write(ModelSet models, JsonGenerator out) {
    out.writeArrayPropertyStart("models");
    for (LoadedModel model : models.all()) {
      out.writeStartObject();
      out.writeStringProperty("name", model.manifest().name());
      out.writeStringProperty("version", model.manifest().version());
      out.writeStringProperty("sha256", model.manifest().modelSha256().hex());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeArrayPropertyStart("broken");
    models
        .broken()
        .forEach((path, broken) -> {
          out.writeStartObject();
          out.writeStringProperty("name", path.getName(path.getNameCount() - 2).toString());
          out.writeStringProperty("version", path.getFileName().toString());
          out.writeStringProperty("reason", broken.reason());
          out.writeEndObject();
        });
    out.writeEndArray();
  }

  private Map<String, String> headersOf(
      ModelSet models, String start, Map<String, String> further) {
    Map<String, String> headers = new TreeMap<>(further);
    LoadedModel only = models.only();
    if (only != null) {
      headers.putAll(ModelHeaders.of(only.manifest()));
    }
    headers.put("Start", start);
    headers.putAll(SAFETY);
    if (!settings.revision().isEmpty()) {
      headers.put("Revision", settings.revision());
    }
    return Map.copyOf(headers);
  }
}
