package dev.knativepredict.e2e.cluster;

import io.fabric8.knative.client.KnativeClient;
import io.fabric8.knative.serving.v1.Service;
import io.fabric8.knative.serving.v1.TrafficTarget;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The Knative service {@code predict} in a namespace: its traffic and its pods. */
public final class PredictService implements AutoCloseable {

  private static final String REVISION = "serving.knative.dev/revision";

  private final String namespace;
  private final KubernetesClient client;

  public PredictService(Namespace namespace) {
    this.namespace = namespace.name();
    this.client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(namespace.admin().kubeconfig().toFile()))
            .build();
  }

  /** The share of traffic of each revision in percent, from the status of the service. */
  public SortedMap<String, Integer> shares() {
    SortedMap<String, Integer> shares = new TreeMap<>();
    for (TrafficTarget target : service().map(s -> s.getStatus().getTraffic()).orElse(List.of())) {
      long percent = Optional.ofNullable(target.getPercent()).orElse(0L);
      shares.merge(target.getRevisionName(), Math.toIntExact(percent), Integer::sum);
    }
    return shares;
  }

  /** The revision that has a tag. */
  public Optional<String> tagged(String tag) {
    return service().map(s -> s.getStatus().getTraffic()).orElse(List.of()).stream()
        .filter(target -> tag.equals(target.getTag()))
        .map(TrafficTarget::getRevisionName)
        .findFirst();
  }

  /** The name of the stable revision. */
  public String stable() {
    return tagged("stable").orElseThrow(() -> new IllegalStateException("no stable revision"));
  }

  /** The revisions that can take requests. */
  public List<String> readyRevisions() {
    return client
        .adapt(KnativeClient.class)
        .revisions()
        .inNamespace(namespace)
        .withLabel("serving.knative.dev/service", "predict")
        .list()
        .getItems()
        .stream()
        // A new one has no status at first.
        .filter(revision -> revision.getStatus() != null)
        .filter(revision ->
            revision.getStatus().getConditions().stream()
                .anyMatch(
                    found -> "Ready".equals(found.getType()) && "True".equals(found.getStatus())))
        .map(revision -> revision.getMetadata().getName())
        .toList();
  }

  /** All pods, also those that are being deleted: that takes half a minute. */
  public List<Pod> pods() {
    return client.pods().inNamespace(namespace).list().getItems();
  }

  /** The pods that aren't being deleted. */
  public List<Pod> serving() {
    return pods().stream().filter(pod -> pod.getMetadata().getDeletionTimestamp() == null).toList();
  }

  /** The pods of a revision that aren't being deleted. */
  public List<Pod> serving(String revision) {
    return serving().stream()
        .filter(pod -> revision.equals(pod.getMetadata().getLabels().get(REVISION)))
        .toList();
  }

  /** Deletes a pod, as a node drain does. */
  public void delete(Pod pod) {
    client.resource(pod).delete();
  }

  /** The Service, once it has a status. */
  public Optional<Service> service() {
    return Optional.ofNullable(
            client
                .adapt(KnativeClient.class)
                .services()
                .inNamespace(namespace)
                .withName("predict")
                .get())
        .filter(service -> service.getStatus() != null);
  }

  @Override
  public void close() {
    client.close();
  }
}
