package dev.knativepredict.function.server;

/**
 * A port to open.
 *
 * @param setting the variable that sets it, for messages
 * @param number 0 for any free port
 */
public record Port(String setting, int number) {}
