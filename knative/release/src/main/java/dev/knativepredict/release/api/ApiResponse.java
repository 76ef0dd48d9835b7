package dev.knativepredict.release.api;

/**
 * A response of the API server.
 *
 * @param body as text, whether it is JSON or not
 */
public record ApiResponse(int status, String body) {}
