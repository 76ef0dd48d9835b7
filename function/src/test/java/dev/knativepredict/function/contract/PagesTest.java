package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.manifest.ModelDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PagesTest {

  private static Front front;

  @BeforeAll
  static void start() throws IOException {
    front =
        FrontEnd.underTest()
            .start(
                Environment.of(
                    Environment.CREDIT, "K_REVISION", "predict-00001", "COMMIT", "0123456789"));
  }

  @AfterAll
  static void end() {
    front.close();
  }

  @Test
  void theRootSaysWhichModelAnswers() {
    JsonNode root = front.get("/").ok();

    assertThat(root.get("status").stringValue()).isEqualTo("ok");
    assertThat(root.get("model").stringValue()).isEqualTo("credit");
    assertThat(root.get("version").stringValue()).isEqualTo("1");
    assertThat(root.get("sha256").stringValue())
        .isEqualTo(ModelDirectory.open(Environment.CREDIT).manifest().modelSha256().hex());
    assertThat(root.get("revision").stringValue()).isEqualTo("predict-00001");
    assertThat(root.get("commit").stringValue()).isEqualTo("0123456789");
    assertThat(root.get("functions")).hasToString("[\"predict\"]");
  }

  @Test
  void probesAnswerOnBothPorts() {
    assertThat(front.get("/livez").ok().get("status").stringValue()).isEqualTo("up");
    assertThat(front.get("/readyz").ok().get("status").stringValue()).isEqualTo("up");
    assertThat(front.management("/livez").ok().get("status").stringValue()).isEqualTo("up");
    assertThat(front.management("/readyz").ok().get("status").stringValue()).isEqualTo("up");
  }

  @Test
  void whatIsForThePlatformIsOnItsOwnPortOnly() {
    front.get("/metrics").problem(404);
    front.management("/predict").problem(404);
    front.management("/").problem(404);
  }

  @Test
  void theDescriptionNamesTheModelsFeatures() {
    JsonNode api = front.get("/openapi.json").ok();

    assertThat(api.get("openapi").stringValue()).startsWith("3.1");
    assertThat(api.at("/paths/~1predict/post").isObject()).isTrue();
    assertThat(api.toString()).contains("annual_income", "credit_score", "USD");
  }

  @Test
  void theExamplesOfTheDescriptionAreAnswered() {
    JsonNode examples =
        front
            .get("/openapi.json")
            .ok()
            .at("/paths/~1predict/post/requestBody/content/application~1json/examples");

    assertThat(examples.size()).isPositive();
    for (JsonNode example : examples) {
      JsonNode answer = front.predict(example.get("value").toString()).ok();
      assertThat(answer.has("warnings")).isFalse();
    }
  }

  @Test
  void thePageToTryItLoadsNothingFromElsewhere() {
    ReceivedResponse page = front.get("/docs");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html").endsWith("charset=utf-8");
    assertThat(page.body()).doesNotContain("http://", "https://", "src=\"//");
    assertThat(front.get("/docs/swagger-ui.css").header("Content-Type")).startsWith("text/css");
    assertThat(front.get("/docs/swagger-ui-bundle.js").body()).hasSizeGreaterThan(100_000);
  }

  @Test
  void thePageMayLoadAndCallNothingElseAndNobodyMayFrameIt() {
    ReceivedResponse page = front.get("/docs");

    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
        .doesNotContain("unsafe-");
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(page.body()).doesNotContainPattern("<script>|<style|style=| on[a-z]+=");
  }

  @Test
  void noBrowserGuessesWhatAnAnswerIs() {
    for (String path : List.of("/", "/docs", "/openapi.json", "/readyz", "/nosuch", "/predict")) {
      assertThat(front.get(path).header("X-Content-Type-Options")).isEqualTo("nosniff");
    }
    assertThat(front.management("/metrics").header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br, GZIP;q=0.5", "deflate,gzip"})
  void filesAreCompressedForThoseWhoAcceptIt(String accepted) throws IOException {
    HttpResponse<byte[]> packed = file("Accept-Encoding", accepted);

    assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(packed.headers().firstValue("Vary")).contains("Accept-Encoding");
    assertThat(packed.body()).hasSizeLessThan(600_000);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
        .isEqualTo(file("Accept", "*/*").body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "gzip;q=0", "gzip; q=0.00, br", "identity"})
  void filesAreNotCompressedForOthers(String accepted) {
    HttpResponse<byte[]> plain = file("Accept-Encoding", accepted);

    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(plain.headers().firstValue("Vary")).contains("Accept-Encoding");
    assertThat(plain.body()).hasSizeGreaterThan(1_000_000);
  }

  @Test
  void whatABrowserHasIsNotSentAgain() {
    String tag = file("Accept", "*/*").headers().firstValue("ETag").orElseThrow();
    String packedTag = file("Accept-Encoding", "gzip").headers().firstValue("ETag").orElseThrow();

    assertThat(packedTag).isNotEqualTo(tag);
    for (String known : List.of(tag, "W/" + tag, "\"x\", " + tag, "*")) {
      HttpResponse<byte[]> again = file("If-None-Match", known);
      assertThat(again.statusCode()).as(known).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(again.headers().firstValue("ETag")).contains(tag);
      assertThat(again.headers().firstValue("Cache-Control")).isPresent();
    }
    assertThat(file("If-None-Match", packedTag).statusCode()).isEqualTo(200);
  }

  private static HttpResponse<byte[]> file(String header, String value) {
    return front.exchange(front.request("/docs/swagger-ui-bundle.js").header(header, value).GET());
  }
}
