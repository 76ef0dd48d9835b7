package dev.knativepredict.release.api;

import org.jspecify.annotations.Nullable;

/**
 * A response of the API server.
 *
 * @param body as text, whether it is JSON or not
 * @param date the header Date; null if there is none
 */
public record ApiResponse(int status, String body, @Nullable String date) {}
