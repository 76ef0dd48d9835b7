package dev.knativepredict.release.git;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LoadState;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.compiler.LuaC;
import org.luaj.vm2.lib.BaseLib;
import org.luaj.vm2.lib.PackageLib;
import org.luaj.vm2.lib.TableLib;

/** Argo CD's health check for a Knative Service, run by Lua with the libraries that Argo CD has. */
class HealthCheckTest {

  private static final Path SCRIPT = Path.of("../argocd/health.lua");

  @TestFactory
  Stream<DynamicTest> theHealthOfEachStateOfAService() throws IOException {
    try (var in = HealthCheckTest.class.getResourceAsStream("services.yaml");
        var documents = new YAMLMapper().readerFor(JsonNode.class).<JsonNode>readValues(in)) {
      return documents.readAll().stream()
          .filter(JsonNode::isObject)
          .map(service -> {
            JsonNode notes = service.at("/metadata/annotations");
            return DynamicTest.dynamicTest(
                notes.path("state").asText(),
                () -> {
                  LuaValue health = health(service);
                  assertThat(health.get("status").tojstring())
                      .as(health.get("message").tojstring())
                      .isEqualTo(notes.path("health").asText());
                });
          })
          .toList()
          .stream();
    }
  }

  @Test
  void theEntryOfArgoCdsConfigMapIsTheScript() throws Exception {
    Process kubectl = new ProcessBuilder("kubectl", "kustomize", "../argocd").start();
    String rendered = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    JsonNode config = new YAMLMapper().readTree(rendered);
    assertThat(config.at("/metadata/name").asText()).isEqualTo("argocd-cm");
    assertThat(config.at("/metadata/namespace").asText()).isEqualTo("argocd");
    assertThat(
            config
                .path("data")
                .path("resource.customizations.health.serving.knative.dev_Service")
                .asText())
        .isEqualTo(Files.readString(SCRIPT));
  }

  /** No library of texts: the script couldn't use one in Argo CD either. */
  private static LuaValue health(JsonNode service) throws IOException {
    Globals globals = new Globals();
    globals.load(new BaseLib());
    globals.load(new PackageLib());
    globals.load(new TableLib());
    LoadState.install(globals);
    LuaC.install(globals);
    globals.set("obj", value(service));
    return globals.load(Files.readString(SCRIPT)).call();
  }

  private static LuaValue value(JsonNode json) {
    return switch (json.getNodeType()) {
      case OBJECT -> {
        LuaTable table = new LuaTable();
        json.properties().forEach(field -> table.set(field.getKey(), value(field.getValue())));
        yield table;
      }
      case ARRAY -> {
        LuaTable table = new LuaTable();
        json.forEach(item -> table.set(table.length() + 1, value(item)));
        yield table;
      }
      case STRING -> LuaValue.valueOf(json.asText());
      case NUMBER -> LuaValue.valueOf(json.asDouble());
      case BOOLEAN -> LuaValue.valueOf(json.asBoolean());
      default -> LuaValue.NIL;
    };
  }
}
