package dev.knativepredict.function.server;

/** The host of a request: a name or an address, and a port (RFC 3986 without what no host has). */
final class HostName {

  private static final int MOST_PORT_DIGITS = 5;
  private static final int LAST_PORT = 65_535;

  private HostName() {}

  static boolean isValid(String value) {
    int port = value.lastIndexOf(':');
    boolean hasPort = port > value.lastIndexOf(']');
    String host = hasPort ? value.substring(0, port) : value;
    return (!hasPort || isPort(value.substring(port + 1))) && (isName(host) || isAddress(host));
  }

  private static boolean isName(String host) {
    return !host.isEmpty() && Ascii.all(host, HostName::isInName);
  }

  private static boolean isInName(int c) {
    return Ascii.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_' || c == '~';
  }

  private static boolean isAddress(String host) {
    return host.length() > 2
        && host.startsWith("[")
        && host.endsWith("]")
        && Ascii.all(host.substring(1, host.length() - 1), HostName::isInAddress);
  }

  private static boolean isInAddress(int c) {
    return Ascii.isHexDigit(c) || c == ':' || c == '.';
  }

  private static boolean isPort(String port) {
    return port.isEmpty()
        || (port.length() <= MOST_PORT_DIGITS
            && Ascii.all(port, Ascii::isDigit)
            && Integer.parseInt(port) <= LAST_PORT);
  }
}
