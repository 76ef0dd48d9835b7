package dev.knativepredict.release.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReachTest extends WithFakeApi {

  private static final String URL = "http://predict.default.example";
  private static final String STABLE = "http://stable-predict.default.example";

  @Test
  void theIngressIsTheClustersOrTheServicesOwn() {
    assertThat(found(new IngressRoutes()))
        .containsExactly("ok: kourier.ingress.networking.knative.dev has set up the routes");
    api.replace(
        FakeApi.SERVICE,
        "\"metadata\":{\"name\":\"predict\"",
        "\"metadata\":{\"annotations\":{\"networking.knative.dev/ingress-class\":\"mine\"},"
            + "\"name\":\"predict\"");
    assertThat(found(new IngressRoutes())).containsExactly("ok: mine has set up the routes");
  }

  @Test
  void routesThatTheIngressHasntSetUpAreAProblem() {
    api.replace(
        FakeApi.SERVICE,
        "\"status\":\"True\"",
        "\"status\":\"Unknown\",\"reason\":\"Uninitialized\",\"message\":\"Waiting\"");
    assertThat(found(new IngressRoutes()))
        .containsExactly(
            "problem: kourier.ingress.networking.knative.dev hasn't set up the routes:"
                + " Uninitialized Waiting");
  }

  @Test
  void aNameWithoutDnsIsAProblem() {
    probed.put(URL, response(0, "no connection"));
    assertThat(found(new PublicUrls()))
        .containsExactly(
            "problem: http://predict.default.example can't be reached from here: no connection");
  }

  @Test
  void anotherServerIsAProblemAlsoForATagOnly() {
    probed.put(STABLE, response(200, "welcome"));
    assertThat(found(new PublicUrls()))
        .containsExactly(
            "problem: what answers at %s is not Knative, or doesn't know this name"
                .formatted(STABLE));
  }

  @Test
  void anIngressWithoutKnativeBehindItIsAProblem() {
    probed.put(URL, response(503, ""));
    assertThat(found(new PublicUrls()))
        .containsExactly("problem: http://predict.default.example answers HTTP 503 before any pod");
  }
}
