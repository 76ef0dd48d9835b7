package dev.knativepredict.function.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The process, as a platform starts and ends it. */
class WebhookFunctionTest {

  private static final Pattern PORT = Pattern.compile("Webhooks are taken on port (\\d+)");

  @Test
  void itTakesWebhooksUntilItIsToldToEnd() throws Exception {
    try (WorkflowApi workflows = new WorkflowApi()) {
      Process process = start(settings(workflows));
      try (BufferedReader lines = process.errorReader(UTF_8);
          Registry registry = new Registry(port(lines.readLine()), Registry.SECRET)) {
        String moved = Registry.aliasMoved("credit", 7);
        assertThat(registry.send(moved, Instant.now()).statusCode()).isEqualTo(202);
        assertThat(workflows.started()).isEqualTo(1);

        // Otherwise what it says at the end could not be read.
        process.toHandle().destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(lines.lines().toList())
            .singleElement()
            .asString()
            .contains("The workflow was started, by model_version_alias.created");
      } finally {
        process.destroyForcibly();
      }
    }
  }

  @Test
  void aSettingThatIsMissingEndsTheStartWithOneLine() throws Exception {
    Process process = start(Map.of("PORT", "0"));

    List<String> lines = process.errorReader(UTF_8).readAllLines();

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(lines)
        .singleElement()
        .asString()
        .endsWith("WEBHOOK_SECRET: a secret has 32 characters at least");
  }

  private static Map<String, String> settings(WorkflowApi workflows) {
    return Map.of(
        "PORT",
        "0",
        "WEBHOOK_SECRET",
        Registry.SECRET,
        "WORKFLOW_URL",
        workflows.address().toString(),
        "WORKFLOW_TOKEN",
        WorkflowApi.TOKEN);
  }

  private static Process start(Map<String, String> settings) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            WebhookFunction.class.getName());
    builder.environment().putAll(settings);
    return builder.start();
  }

  private static int port(String line) {
    Matcher port = PORT.matcher(line);
    assertThat(port.find()).as(line).isTrue();
    return Integer.parseInt(port.group(1));
  }
}
