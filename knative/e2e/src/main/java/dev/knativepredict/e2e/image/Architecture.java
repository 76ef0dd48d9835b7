package dev.knativepredict.e2e.image;

import java.util.Locale;

/** A kind of machine. */
enum Architecture {
  AMD64,
  ARM64;

  /** The kind of this machine, and of the cluster's node. */
  static Architecture here() {
    return System.getProperty("os.arch").equals("aarch64") ? ARM64 : AMD64;
  }

  Architecture other() {
    return this == AMD64 ? ARM64 : AMD64;
  }

  /** As an image names it. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
