package dev.knativepredict.release.evidence;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A registry with every image, but for those that a test takes away. */
public final class FakeImages implements ImageRegistry {

  private final Map<String, Presence> others = new ConcurrentHashMap<>();
  private final Map<String, ImageContent> contents = new ConcurrentHashMap<>();

  public void put(String image, Presence presence) {
    others.put(image, presence);
  }

  /** What is there under an image's digest. */
  public void put(String image, ImageContent content) {
    contents.put(image, content);
  }

  @Override
  public ImageContent read(String image) {
    return contents.getOrDefault(image, new ImageContent.Unreadable("nobody may ask"));
  }

  @Override
  public Presence find(String image) {
    return others.getOrDefault(image, new Presence.There());
  }
}
