package dev.knativepredict.function.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.function.settings.InvalidSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WebhookSettingsTest {

  private static final Map<String, String> RIGHT =
      Map.of(
          "WEBHOOK_SECRET", "0123456789abcdef0123456789abcdef\n",
          "WORKFLOW_URL", "https://api.example.org/repos/owner/repository/dispatches",
          "WORKFLOW_TOKEN", "token");

  @Test
  void allModelsCountIfNoneIsNamed() {
    assertThat(WebhookSettings.from(RIGHT).models()).isEmpty();
    assertThat(WebhookSettings.from(with("REGISTERED_MODELS", "credit, big birds,")).models())
        .containsExactlyInAnyOrder("credit", "big birds");
  }

  @Test
  void aTokenIsSentOverTlsOrToThisMachineOnly() {
    for (String address :
        new String[] {"", "http://api.example.org/a", "https://a@b/c", "https://b"}) {
      refused("WORKFLOW_URL", address);
    }
    assertThat(WebhookSettings.from(with("WORKFLOW_URL", "http://127.0.0.1:80/a")).workflow())
        .hasPort(80);
  }

  @Test
  void aSecretIsNeverSaid() {
    String shortSecret = "0123456789abcdef0123456789abcde";
    refused("WEBHOOK_SECRET", shortSecret);
    refused("WORKFLOW_TOKEN", "to ken");
    assertThat(WebhookSettings.from(RIGHT).toString()).doesNotContain("0123", "token");
  }

  /** The table of docs/mlflow.md has these variables and no other. */
  @Test
  void allSettingsAreDocumented() throws IOException {
    String page = Files.readString(Path.of("../../docs/mlflow.md"));
    String table = page.substring(page.indexOf("and these:"), page.indexOf("**Webhooks get lost."));
    assertThat(Pattern.compile("(?m)^\\| `(\\w+)` \\|").matcher(table).results())
        .extracting(row -> row.group(1))
        .containsExactlyInAnyOrder(
            "WEBHOOK_SECRET", "WORKFLOW_URL", "WORKFLOW_TOKEN", "REGISTERED_MODELS");
  }

  private static void refused(String name, String value) {
    assertThatThrownBy(() -> WebhookSettings.from(with(name, value)))
        .as(value)
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith(name)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("0123", "to ken"));
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> changed = new HashMap<>(RIGHT);
    changed.put(name, value);
    return changed;
  }
}
