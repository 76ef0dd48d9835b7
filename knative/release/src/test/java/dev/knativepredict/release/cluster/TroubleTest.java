package dev.knativepredict.release.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The messages are those of a cluster, cut where they only repeat the image's name. */
class TroubleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Unschedulable|0/1 nodes are available: 1 Insufficient cpu.",
        "FailedCreate|pods \"it-1\" is forbidden: exceeded quota: q, requested: pods=1, used: pods=2",
        "FailedCreate|pods \"it-1\" is forbidden: error looking up service account: serviceaccount \"it\" not found",
        "FailedCreate|Internal error occurred: failed calling webhook \"it\": connection refused",
        "CreateContainerConfigError|secret \"it\" not found",
        "ErrImagePull|failed to do request: dial tcp 127.0.0.1:9: connect: connection refused",
        "ErrImagePull|dial tcp: lookup registry.invalid on 127.0.0.1:53: no such host",
        "ErrImagePull|unexpected status code: 503 Service Unavailable",
        "ErrImagePull|toomanyrequests: You have reached your pull rate limit",
        "ErrImagePull|failed to resolve reference \"registry.example/not found\": i/o timeout",
        "ImagePullBackOff|Back-off pulling image \"it\": ErrImagePull: dial tcp: i/o timeout",
        "ContainerMissing|Unable to fetch image \"it\": connection refused"
      })
  void mayPass(String reason, String message) {
    assertThat(Trouble.of(reason, message).mayPass()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ErrImagePull|rpc error: code = NotFound desc = failed to resolve reference \"it\": it: not found",
        "ImagePullBackOff|Back-off pulling image \"it\": ErrImagePull: MANIFEST UNKNOWN",
        "ErrImagePull|pull access denied, repository does not exist or may require authorization",
        "ErrImagePull|failed to authorize: unexpected status: 401 Unauthorized",
        "ErrImagePull|unexpected status code: 403 Forbidden",
        "InvalidImageName|couldn't parse image name",
        "FailedCreate|pods \"it-1\" is forbidden: violates PodSecurity \"restricted:latest\"",
        "FailedCreate|admission webhook \"it\" denied the request",
        "CreateContainerConfigError|container has runAsNonRoot and image will run as root",
        "ExitCode1|Container failed with: it crashed",
        "ProgressDeadlineExceeded|Initial scale was never achieved"
      })
  void needsAnotherRevision(String reason, String message) {
    assertThat(Trouble.of(reason, message).mayPass()).isFalse();
  }
}
