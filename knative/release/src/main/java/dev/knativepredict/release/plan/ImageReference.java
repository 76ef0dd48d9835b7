package dev.knativepredict.release.plan;

import java.util.regex.Pattern;

/** An image with its digest. A tag isn't enough: it can be moved to another image. */
public record ImageReference(String value) {

  private static final Pattern SHAPE =
      Pattern.compile("[a-z0-9][a-zA-Z0-9./:_-]*@sha256:[0-9a-f]{64}");

  public ImageReference {
    if (value.startsWith("sha256:")) {
      throw new Refused("image: '%s' is a digest without a name (name@sha256:…)".formatted(value));
    }
    if (!value.contains("@")) {
      throw new Refused(
          "image: '%s' has no digest (name@sha256:…); a tag can be moved to another image"
              .formatted(value));
    }
    if (!SHAPE.matcher(value).matches()) {
      throw new Refused("image: '%s' is not name@sha256:<64 digits>".formatted(value));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
