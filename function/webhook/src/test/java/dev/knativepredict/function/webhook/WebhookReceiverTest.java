package dev.knativepredict.function.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.function.settings.Settings;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The receiver at a port, between a registry and the API that starts workflows. */
class WebhookReceiverTest {

  private static final String MOVED = Registry.aliasMoved("credit", 7);
  private static final String ID = "0c5d7b9e-2f4d-4c2e-9f64-5d3f6a1b2c3d";

  private Instant now = Instant.ofEpochSecond(1_790_000_000);
  private WorkflowApi workflows;
  private WebhookReceiver receiver;
  private Registry registry;

  @BeforeEach
  void start() throws IOException {
    workflows = new WorkflowApi();
    Settings settings = Settings.from(Map.of("PORT", "0", "MAX_BODY_BYTES", "10000"));
    WebhookSettings webhooks =
        WebhookSettings.from(
            Map.of(
                "WEBHOOK_SECRET",
                Registry.SECRET,
                "WORKFLOW_URL",
                workflows.address().toString(),
                "WORKFLOW_TOKEN",
                WorkflowApi.TOKEN,
                "REGISTERED_MODELS",
                "credit, penguins"));
    receiver =
        new WebhookReceiver(
            settings,
            webhooks,
            new RepositoryDispatch(webhooks.workflow(), webhooks.token(), Duration.ofSeconds(5)),
            () -> now);
    registry = new Registry(receiver.port(), Registry.SECRET);
  }

  @AfterEach
  void stop() {
    registry.close();
    receiver.drain();
    workflows.close();
  }

  @Test
  void aSignedEventStartsTheWorkflow() throws Exception {
    assertThat(registry.send(MOVED, now).body()).isEqualTo("{\"status\":\"started\"}");
    assertThat(registry.send(MOVED, now).statusCode()).isEqualTo(202);
    assertThat(workflows.started()).isEqualTo(2);
  }

  /** By MLflow's own code, of this secret, id, timestamp and body. */
  @Test
  void theSignatureIsThatOfMlflow() throws Exception {
    String signature = "v1,zU/dOHYXsqCsWdZ0Xey5Hx6ZRV6DK2aoN+hqF/8Fa7A=";

    assertThat(registry.send(ID, "1790000000", signature, MOVED).statusCode()).isEqualTo(202);
    assertThat(workflows.started()).isEqualTo(1);
  }

  @Test
  void aForgedWebhookDoesNothing() throws Exception {
    String signature = "v1,zU/dOHYXsqCsWdZ0Xey5Hx6ZRV6DK2aoN+hqF/8Fa7A=";
    String other = Registry.aliasMoved("credit", 8);

    refused(401, "forged", registry.send(ID, "1790000000", signature, other));
    refused(401, "forged", registry.send(ID, "1790000001", signature, MOVED));
    refused(401, "forged", registry.send(ID.replace('0', '1'), "1790000000", signature, MOVED));
    refused(401, "forged", registry.send(ID, "1790000000", signature.substring(3), MOVED));
    refused(401, "forged", registry.send(ID, "1790000000", "v1,", MOVED));
    refused(401, "forged", registry.sendBare("application/json", MOVED));
    try (Registry stranger = registry.with("another secret, of 32 characters too")) {
      refused(401, "forged", stranger.send(MOVED, now));
    }
    assertThat(workflows.started()).isZero();
  }

  /** Somebody who may only describe models could otherwise choose the timestamp and the body. */
  @Test
  void whatWasSignedCantBeTakenApartInAnotherWay() throws Exception {
    String body =
        Registry.event(
            "model_version_tag",
            "set",
            "{\"name\": \"credit\", \"value\": \".1790000000.%s\"}"
                .formatted(MOVED.replace("\"", "\\\"")));
    long early = now.getEpochSecond() - 86_400;
    String signature =
        WebhookSecret.of("WEBHOOK_SECRET", Registry.SECRET)
            .signature(ID, Long.toString(early), body.getBytes(UTF_8));
    int dots = body.indexOf(".1790000000.");
    String id = ID + "." + early + "." + body.substring(0, dots);

    HttpResponse<String> answer =
        registry.send(id, "1790000000", signature, body.substring(dots + ".1790000000.".length()));

    refused(401, "forged", answer);
    assertThat(workflows.started()).isZero();
  }

  @Test
  void anOldWebhookDoesNothing() throws Exception {
    refused(400, "old", registry.send(MOVED, now.minusSeconds(301)));
    assertThat(workflows.started()).isZero();
    assertThat(registry.send(MOVED, now.minusSeconds(300)).statusCode()).isEqualTo(202);
  }

  @Test
  void aWebhookOfTheFutureDoesNothing() throws Exception {
    refused(400, "future", registry.send(MOVED, now.plusSeconds(6)));
    assertThat(workflows.started()).isZero();
    assertThat(registry.send(MOVED, now.plusSeconds(5)).statusCode()).isEqualTo(202);
  }

  @Test
  void aRepeatedWebhookDoesNothing() throws Exception {
    assertThat(registry.send(ID, now, MOVED).statusCode()).isEqualTo(202);

    refused(409, "repeated", registry.send(ID, now, MOVED));
    Instant sent = now;
    now = now.plusSeconds(299);
    refused(409, "repeated", registry.send(ID, sent, MOVED));
    now = now.plusSeconds(10);
    refused(400, "old", registry.send(ID, sent, MOVED));
    assertThat(workflows.started()).isEqualTo(1);
  }

  @Test
  void anOlderEventThatComesAfterANewerOnlyStartsTheSameWorkflow() throws Exception {
    assertThat(registry.send(Registry.aliasMoved("credit", 8), now).statusCode()).isEqualTo(202);
    assertThat(registry.send(MOVED, now.minusSeconds(60)).statusCode()).isEqualTo(202);
    assertThat(workflows.started()).isEqualTo(2);
    assertThat(workflows.lastEvent()).isEqualTo("{\"event_type\":\"registry-changed\"}");
  }

  @Test
  void whatCantMakeAVersionReadyIsTakenAndStartsNothing() throws Exception {
    String created = Registry.event("model_version", "created", "{\"name\": \"credit\"}");

    for (String body : new String[] {created, Registry.aliasMoved("example_model", 1)}) {
      HttpResponse<String> answer = registry.send(body, now);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("{\"status\":\"nothing to do\"}");
    }
    assertThat(workflows.started()).isZero();
  }

  @Test
  void anApprovalStartsTheWorkflowToo() throws Exception {
    for (String action : new String[] {"set", "deleted"}) {
      String body =
          Registry.event(
              "model_version_tag",
              action,
              "{\"name\": \"penguins\", \"key\": \"validation_status\"}");
      assertThat(registry.send(body, now).statusCode()).as(action).isEqualTo(202);
    }
    assertThat(workflows.started()).isEqualTo(2);
  }

  @Test
  void aWorkflowThatDoesNotStartMayBeTriedAgainWithTheSameWebhook() throws Exception {
    for (int status : new int[] {401, 500, 200}) {
      workflows.failWith(status);
      refused(502, "not-started", registry.send(ID, now, MOVED));
    }
    assertThat(workflows.started()).isZero();

    assertThat(registry.send(ID, now, MOVED).statusCode()).isEqualTo(202);
    refused(409, "repeated", registry.send(ID, now, MOVED));
    assertThat(workflows.started()).isEqualTo(1);
  }

  @Test
  void anApiThatIsDownIsSaid() throws Exception {
    workflows.close();

    refused(502, "not-started", registry.send(MOVED, now));
  }

  @Test
  void aSignedBodyThatIsNoEventIsABadRequest() throws Exception {
    String[] bodies = {
      "{", "[]", "7", "{} {}", "{\"entity\": 7}", "{\"entity\":\"a\",\"action\":\"b\"}"
    };
    for (String body : bodies) {
      assertThat(registry.send(body, now).statusCode()).as(body).isEqualTo(400);
    }
    assertThat(registry.send("", now).statusCode()).isEqualTo(400);
    assertThat(workflows.started()).isZero();
  }

  @Test
  void aBodyThatIsTooLongOrOfAnotherTypeIsRefused() throws Exception {
    String tooLong =
        Registry.event("model_version_tag", "set", "\"%s\"".formatted("x".repeat(10_000)));
    assertThat(registry.send(tooLong, now).statusCode()).isEqualTo(413);
    assertThat(registry.sendBare("text/plain", MOVED).statusCode()).isEqualTo(415);
    assertThat(workflows.started()).isZero();
  }

  private static void refused(int status, String type, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body())
        .contains("\"type\":\"urn:knative-predict:webhook-%s\"".formatted(type));
  }
}
