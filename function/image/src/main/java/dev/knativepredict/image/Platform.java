package dev.knativepredict.image;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A kind of machine that an image can be made for: those that onnxruntime has a library for. */
enum Platform {
  AMD64("linux-x64", "linux-amd64"),
  ARM64("linux-aarch64", "linux-aarch64");

  private final String natives;
  private final String jdkName;

  Platform(String natives, String jdkName) {
    this.natives = natives;
    this.jdkName = jdkName;
  }

  /** The kind of this machine. */
  static Platform here() {
    String system = System.getProperty("os.name");
    if (!system.equals("Linux")) {
      throw new ImageBuildFailed("an image can be built on Linux only, not on " + system);
    }
    String machine = System.getProperty("os.arch");
    return switch (machine) {
      case "amd64" -> AMD64;
      case "aarch64" -> ARM64;
      default -> throw new ImageBuildFailed("onnxruntime has no library for Linux on " + machine);
    };
  }

  /** The platform with a name such as {@code linux/arm64}. */
  static Platform of(String name) {
    return Arrays.stream(values())
        .filter(platform -> platform.toString().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new ImageBuildFailed("--platform: '%s' isn't one of %s".formatted(name, names())));
  }

  /** As the OCI image specification names it. */
  String architecture() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As the modules of a JDK name it. */
  String jdkName() {
    return jdkName;
  }

  /** The directory in the jar of onnxruntime that has the libraries of this platform. */
  String natives() {
    return "ai/onnxruntime/native/" + natives + "/";
  }

  @Override
  public String toString() {
    return "linux/" + architecture();
  }

  private static String names() {
    return Arrays.stream(values()).map(Platform::toString).collect(Collectors.joining(", "));
  }
}
