package dev.knativepredict.release.command;

import dev.knativepredict.release.api.ApiServers;
import dev.knativepredict.release.cluster.ApiView;
import dev.knativepredict.release.cluster.Cluster;
import dev.knativepredict.release.cluster.Knative;
import dev.knativepredict.release.doctor.Api;
import dev.knativepredict.release.evidence.Caller;
import dev.knativepredict.release.evidence.HttpCaller;
import dev.knativepredict.release.evidence.HttpImageRegistry;
import dev.knativepredict.release.evidence.ImageRegistry;
import dev.knativepredict.release.time.Time;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How commands reach the cluster, the service and the clock. Tests replace them all. */
interface Connections {

  /** The cluster of the kubeconfig, HTTP, and the clock of this machine. */
  Connections REAL =
      new Connections() {
        @Override
        public Cluster cluster(String namespace, String service, boolean dryRun) {
          return new Knative(ApiServers.take(), namespace, service, dryRun);
        }

        @Override
        public Api api() {
          return new ApiView(ApiServers.take());
        }

        @Override
        public Caller caller(@Nullable URI ingress, Duration timeout) {
          return new HttpCaller(ingress, timeout);
        }

        @Override
        public ImageRegistry images() {
          return new HttpImageRegistry(Duration.ofSeconds(5));
        }

        @Override
        public Time time() {
          return Time.SYSTEM;
        }
      };

  Cluster cluster(String namespace, String service, boolean dryRun);

  Api api();

  Caller caller(@Nullable URI ingress, Duration timeout);

  ImageRegistry images();

  Time time();
}
