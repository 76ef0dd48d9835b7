package dev.knativepredict.image;

/**
 * What the image runs on: the machine that builds it is of the same kind, for runtime and cache are
 * made by its JDK.
 *
 * @param architecture in the words of the OCI image specification
 * @param natives where onnxruntime's jar keeps the libraries for it
 */
record Platform(String architecture, String natives) {

  static Platform here() {
    String system = System.getProperty("os.name");
    if (!system.equals("Linux")) {
      throw new Broken("the image is built on Linux, and this is " + system);
    }
    String machine = System.getProperty("os.arch");
    return switch (machine) {
      case "amd64" -> new Platform("amd64", "ai/onnxruntime/native/linux-x64/");
      case "aarch64" -> new Platform("arm64", "ai/onnxruntime/native/linux-aarch64/");
      default -> throw new Broken("onnxruntime has no library for Linux on " + machine);
    };
  }
}
