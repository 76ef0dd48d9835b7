package dev.knativepredict.release.evidence;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A registry with every image, but for those that a test takes away. */
public final class FakeImages implements ImageRegistry {

  private final Map<String, Presence> others = new ConcurrentHashMap<>();

  public void put(String image, Presence presence) {
    others.put(image, presence);
  }

  @Override
  public Presence find(String image) {
    return others.getOrDefault(image, new Presence.There());
  }
}
