package dev.knativepredict.function.settings;

/**
 * How labels that come after the answers are taken.
 *
 * @param key signs the ids of answers
 * @param days how old an answer may be
 */
public record FeedbackSettings(FeedbackKey key, int days) {}
