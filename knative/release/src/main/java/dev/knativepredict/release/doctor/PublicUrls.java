package dev.knativepredict.release.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.knativepredict.release.evidence.Caller;
import dev.knativepredict.release.evidence.TimedResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Whether the URLs of the Service and of its tags can be reached from here. No pod is woken. */
record PublicUrls() implements ClusterCheck {

  @Override
  public String name() {
    return "url";
  }

  @Override
  public List<Finding> findings(View view) {
    JsonNode status =
        view.liveService()
            .map(live -> live.path("status"))
            .orElseThrow(() -> new NotSeen("the Service doesn't exist yet"));
    List<String> urls =
        Stream.concat(
                Stream.of(status.path("url")),
                View.elements(status.path("traffic")).stream().map(target -> target.path("url")))
            .map(JsonNode::asText)
            .filter(url -> !url.isEmpty())
            .distinct()
            .toList();
    if (urls.isEmpty()) {
      throw new NotSeen("the Service has no URL yet");
    }
    List<Finding> found = new ArrayList<>();
    urls.forEach(url -> found.addAll(judge(url, view.caller().probe(URI.create(url)))));
    return found.isEmpty() ? List.of(new Finding.Ok("reached: " + String.join(", ", urls))) : found;
  }

  private static List<Finding> judge(String url, TimedResponse response) {
    if (response.body().equals(Caller.ECHO)) {
      return List.of();
    }
    return List.of(
        switch (response.status()) {
          case 0 ->
              new Finding.Problem(
                  "%s can't be reached from here: %s".formatted(url, response.body()),
                  "give --ingress the URL of the cluster's ingress, or a DNS entry *.%s to it"
                      .formatted(domain(url)));
          case 502, 503, 504 ->
              new Finding.Problem(
                  "%s answers HTTP %d before any pod".formatted(url, response.status()),
                  "see that the pods in knative-serving and the ingress run");
          default ->
              new Finding.Problem(
                  "what answers at %s is not Knative, or doesn't know this name".formatted(url),
                  "see that --ingress, or the DNS entry, is that of Knative's ingress");
        });
  }

  /** Without the first label, which differs from tag to tag. */
  private static String domain(String url) {
    return URI.create(url).getHost().replaceFirst("^[^.]*\\.", "");
  }
}
