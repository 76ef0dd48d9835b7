package dev.knativepredict.release.cost;

/**
 * What the same pods would have cost with another setting.
 *
 * @param setting for people, as in {@code 5 min longer}
 */
public record Alternative(String setting, Cost cost) {}
