package dev.knativepredict.image;

/**
 * The protocol in which a pod gets its requests. Each has its own command line and AOT cache,
 * because what is in a cache is linked at each start, needed or not.
 */
enum Protocol {
  HTTP_1_1("predict", Layer.CACHE),
  /** HTTP/2 in clear text, by prior knowledge. */
  H2C("predict-h2c", Layer.CACHE_H2C);

  private final String baseName;
  private final Layer layer;

  Protocol(String baseName, Layer layer) {
    this.baseName = baseName;
    this.layer = layer;
  }

  /** The name of its files, without their endings. */
  String baseName() {
    return baseName;
  }

  /** The layer of its cache. */
  Layer layer() {
    return layer;
  }
}
