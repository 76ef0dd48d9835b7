package dev.knativepredict.image;

/** The image can't be built. The message is for the person who started the build. */
final class ImageBuildFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ImageBuildFailed(String message) {
    super(message);
  }

  ImageBuildFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
