/** HTTP/2 in clear text by prior knowledge (h2c), one request after the other. */
@NullMarked
package dev.knativepredict.http2client;

import org.jspecify.annotations.NullMarked;
