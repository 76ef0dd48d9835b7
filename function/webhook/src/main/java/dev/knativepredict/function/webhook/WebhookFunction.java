package dev.knativepredict.function.webhook;

import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.observe.Logs;
import dev.knativepredict.function.settings.InvalidSetting;
import dev.knativepredict.function.settings.Settings;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;

/** The process: starts with settings from its environment, and drains when it is told to end. */
public final class WebhookFunction {

  /** Less than the registry waits for an answer. */
  private static final Duration START = Duration.ofSeconds(10);

  private WebhookFunction() {}

  /** Takes no arguments: all settings come from the environment. */
  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT);
    try {
      Settings settings = Settings.from(System.getenv());
      Logs.configure(settings.jsonLogs(), new Json(settings.limits().depth()));
      WebhookSettings webhooks = WebhookSettings.from(System.getenv());
      var workflow = new RepositoryDispatch(webhooks.workflow(), webhooks.token(), START);
      var receiver = new WebhookReceiver(settings, webhooks, workflow, InstantSource.system());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(receiver), "drain"));
      log().log(Level.INFO, "Webhooks are taken on port %d".formatted(receiver.port()));
    } catch (InvalidSetting | IOException e) {
      log().log(Level.ERROR, e.getMessage());
      Runtime.getRuntime().halt(1);
    }
  }

  private static Logger log() {
    return System.getLogger(WebhookFunction.class.getName());
  }

  private static void end(WebhookReceiver receiver) {
    receiver.drain();
    // A drain is a good end: 0, not the 143 of a process that was killed.
    Runtime.getRuntime().halt(0);
  }
}
