package dev.knativepredict.image;

/**
 * The platform of the image. It is that of the machine that builds it, because the JDK of that
 * machine makes the Java runtime and the AOT cache.
 *
 * @param architecture as the OCI image specification names it
 * @param natives the directory in the jar of onnxruntime that has the libraries of this platform
 */
record Platform(String architecture, String natives) {

  static Platform here() {
    String system = System.getProperty("os.name");
    if (!system.equals("Linux")) {
      throw new ImageBuildFailed("an image can be built on Linux only, not on " + system);
    }
    String machine = System.getProperty("os.arch");
    return switch (machine) {
      case "amd64" -> new Platform("amd64", "ai/onnxruntime/native/linux-x64/");
      case "aarch64" -> new Platform("arm64", "ai/onnxruntime/native/linux-aarch64/");
      default -> throw new ImageBuildFailed("onnxruntime has no library for Linux on " + machine);
    };
  }
}
