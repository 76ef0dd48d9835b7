package dev.knativepredict.image;

import com.google.cloud.tools.jib.api.ImageReference;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The labels of an image: where it comes from and which model, or models, it has.
 *
 * @param source the URL of the Git repository; empty if unknown
 * @param base the base image, by digest
 */
record Labels(Commit commit, String source, ImageReference base) {

  Map<String, String> of(Application application) {
    Map<String, String> labels = new TreeMap<>();
    labels.put("org.opencontainers.image.title", "predict");
    labels.put("org.opencontainers.image.revision", commit.tag());
    labels.put("org.opencontainers.image.version", commit.tag());
    labels.put("org.opencontainers.image.base.name", base.toString());
    if (application.hasSeveral()) {
      labels.put("dev.knativepredict.models", names(application));
    } else {
      Manifest model = ModelDirectory.open(application.model()).manifest();
      labels.put("dev.knativepredict.model.name", model.name());
      labels.put("dev.knativepredict.model.version", model.version());
      labels.put("dev.knativepredict.model.sha256", model.modelSha256().hex());
    }
    if (!source.isEmpty()) {
      labels.put("org.opencontainers.image.source", source);
    }
    return labels;
  }

  private static String names(Application application) {
    return application.models().stream()
        .map(version -> application.repository().relativize(version).toString())
        .collect(Collectors.joining(" "));
  }
}
