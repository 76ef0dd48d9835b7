package dev.knativepredict.release.api;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * How an API server is reached by TLS.
 *
 * @param server its https address
 * @param trusted the certificates of the authorities that may sign its own
 */
record Access(URI server, List<X509Certificate> trusted, Credentials credentials) {}
