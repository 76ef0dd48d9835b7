/** The bare server to compare with: Netty, a JSON parser and onnxruntime, nothing else. */
@NullMarked
package dev.knativepredict.bench.netty;

import org.jspecify.annotations.NullMarked;
